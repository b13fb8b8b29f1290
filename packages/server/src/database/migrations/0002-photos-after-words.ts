/** How many photos were said to go with what a reporter added: those that come after its words, and no others. */
export const photosAfterWords = `
alter table follow_up_private add column photos integer not null default 0;
update follow_up_private set photos = jsonb_array_length(media) where media <> '[]';
`;
