/** Only what PostgreSQL 15 knows. */
export const areasRequestsForms = `
create table area (
  id text primary key,
  name text not null,
  parent text references area,
  zone text not null,
  lang text not null,
  homepage text
);

create table secret (
  name text primary key,
  value text not null
);

create table request_type (
  area text not null references area,
  id text not null,
  position integer,
  definition jsonb not null,
  questions jsonb,
  primary key (area, id)
);

create table request (
  id text primary key,
  sequence bigint generated always as identity unique,
  area text not null references area,
  type text not null,
  key text unique,
  status text not null check (status in ('open', 'closed')),
  stage text,
  status_note text,
  description text,
  address text,
  address_id text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  media jsonb not null,
  lang text,
  requested_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  expected_at timestamptz(3),
  closed_at timestamptz(3),
  published boolean not null,
  is_private boolean not null default false check (not (is_private and published)),
  version integer not null default 1,
  search text not null generated always as (lower(normalize(coalesce(description, '') || E'\\n' || coalesce(address, ''), NFKC))) stored,
  foreign key (area, type) references request_type (area, id)
);
create index request_newest on request (area, requested_at desc, sequence desc) where published;
create index request_changed on request (area, updated_at, sequence) where published;
create index request_closed on request (area, type, closed_at) where status = 'closed';
create index request_place on request (latitude, longitude) where published;

create table request_private (
  request text primary key references request on delete cascade,
  fingerprint text not null,
  contact jsonb not null,
  answers jsonb not null,
  consent jsonb,
  code_hash text not null unique,
  hidden_at timestamptz(3),
  hidden_reason text,
  emptied_at timestamptz(3),
  photos integer not null default 0,
  own_changes integer not null default 0
);

create table request_update (
  id text primary key,
  sequence bigint generated always as identity unique,
  request text not null references request on delete cascade,
  at timestamptz(3) not null,
  status text check (status in ('open', 'closed')),
  stage text,
  description text,
  media jsonb not null default '[]'
);
create index request_update_of on request_update (request, at);
create index request_update_when on request_update (at);
create index request_update_media on request_update using gin (media jsonb_path_ops) where media <> '[]';

create table form (
  area text not null references area,
  id text not null,
  version text not null,
  position integer not null,
  definition json not null,
  current boolean not null,
  primary key (area, id, version)
);
create unique index form_current on form (area, id) where current;

create table submission (
  id text primary key,
  sequence bigint generated always as identity unique,
  area text not null references area,
  form text not null,
  version text not null,
  key text unique,
  received_at timestamptz(3) not null,
  foreign key (area, form, version) references form (area, id, version)
);

create table submission_private (
  submission text primary key references submission on delete cascade,
  fingerprint text not null,
  content jsonb not null
);

create table submission_file_private (
  submission text not null references submission on delete cascade,
  id text not null,
  hash text not null,
  sent_hash text not null,
  name text,
  type text not null,
  size integer not null,
  primary key (submission, id)
);
create index submission_file_hash on submission_file_private (hash);

create table notice (
  area text not null references area,
  id text not null,
  content jsonb not null,
  search text not null,
  categories jsonb not null,
  published_at timestamptz(3),
  verified_at timestamptz(3),
  expires_at timestamptz(3),
  withdrawn_at timestamptz(3),
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  primary key (area, id)
);
create index notice_newest on notice (area, published_at desc, id desc);

create table service (
  area text not null references area,
  id text not null,
  position integer not null,
  content jsonb not null,
  search text not null,
  organization text,
  updated_at timestamptz(3) not null,
  primary key (area, id)
);
create index service_position on service (area, position, id);

create table member (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  totp boolean not null default false,
  off_since timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table member_grant (
  id bigint primary key generated always as identity,
  member text not null references member on delete cascade,
  role text not null check (role in ('viewer', 'clerk', 'lead', 'admin')),
  area text references area on delete cascade,
  type text,
  foreign key (area, type) references request_type (area, id),
  check (type is null or area is not null),
  unique nulls not distinct (member, area, type, role)
);

create table member_account (
  id text primary key,
  member text not null references member on delete cascade,
  provider text not null,
  subject text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (provider, subject)
);
create index member_account_of on member_account (member);

create table member_session (
  id text primary key,
  member text not null references member on delete cascade,
  token text not null unique,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index member_session_of on member_session (member);

create table member_totp (
  id text primary key,
  member text not null unique references member on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null,
  failed integer not null default 0,
  locked_until timestamptz(3)
);

create table sign_in_step (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index sign_in_step_of on sign_in_step (identifier);

create table set_up_link (
  hash text primary key,
  member text references member on delete cascade,
  removes_totp boolean not null,
  expires_at timestamptz(3) not null
);
create table request_work_private (
  request text primary key references request on delete cascade,
  assignee text,
  assignee_name text
);
create index request_work_assignee on request_work_private (assignee);
create index request_inbox on request (area, requested_at desc, sequence desc);
create index request_due on request (expected_at, sequence) where status = 'open';

create table request_note_private (
  id text primary key,
  sequence bigint generated always as identity unique,
  request text not null references request on delete cascade,
  at timestamptz(3) not null,
  member text not null,
  member_name text not null,
  text text not null
);
create index request_note_of on request_note_private (request, sequence);
create index notice_written on notice (area, updated_at desc, id desc);
create index submission_of_form on submission (area, form, version, received_at);
create index submission_newest on submission (area, received_at desc, sequence desc);

create table audit (
  id bigint primary key,
  at timestamptz(3) not null,
  actor text,
  actor_name text,
  action text not null,
  area text,
  subject text,
  detail jsonb not null,
  hash text not null
);
create index audit_subject on audit (area, subject, id);
create function refuse_change() returns trigger language plpgsql
  as 'begin raise exception ''the audit log is only ever added to''; end';
create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();

create table job (
  id bigint generated always as identity primary key,
  area text not null references area on delete cascade,
  kind text not null,
  content jsonb not null,
  due_at timestamptz(3) not null,
  tries integer not null default 0,
  failed_at timestamptz(3),
  failure text
);
create index job_due on job (due_at) where failed_at is null;
create index job_failed on job (area, failed_at) where failed_at is not null;

create table follow_up_private (
  id text primary key,
  sequence bigint generated always as identity unique,
  request text not null references request on delete cascade,
  key text not null unique,
  fingerprint text not null,
  kind text not null check (kind in ('still-there', 'mended', 'note', 'reopen', 'rating')),
  description text,
  at timestamptz(3) not null,
  indicators jsonb,
  scheme text,
  answer_by timestamptz(3),
  answered_at timestamptz(3),
  media jsonb not null default '[]'
);
create index follow_up_media on follow_up_private using gin (media jsonb_path_ops) where media <> '[]';
create index follow_up_of on follow_up_private (request, sequence);
create unique index follow_up_rating on follow_up_private (request) where kind = 'rating';
create index follow_up_waits on follow_up_private (answer_by) where answer_by is not null and answered_at is null;

create table rating (
  request text primary key references request on delete cascade,
  level smallint not null check (level between 1 and 5),
  at timestamptz(3) not null
);

create table deletion (
  id bigint generated always as identity primary key,
  area text not null references area on delete cascade,
  at timestamptz(3) not null,
  cause text not null check (cause in ('wish', 'retention')),
  what text not null check (what in ('request', 'submission')),
  rows integer not null
);

create table pin_try (
  area text not null references area on delete cascade,
  number text not null,
  network text not null,
  tries integer not null,
  since timestamptz(3) not null,
  primary key (area, number, network)
);

create table request_file_private (
  request text not null references request on delete cascade,
  position integer not null,
  hash text not null,
  sent_hash text not null,
  name text,
  type text not null,
  size integer not null,
  primary key (request, position)
);
create index request_file_hash on request_file_private (hash);
create index request_media on request using gin (media jsonb_path_ops) where published;

create table upload_private (
  id text primary key,
  area text not null references area,
  name text,
  digest text,
  length integer not null check (length > 0),
  received integer not null check (received between 0 and length),
  hash text,
  sent_hash text,
  expires_at timestamptz(3) not null
);
create index upload_hash on upload_private (hash);
create index upload_expires on upload_private (expires_at);

create table upload_piece_private (
  upload text not null references upload_private on delete cascade,
  position integer not null,
  hash text not null,
  primary key (upload, position)
);
create index upload_piece_hash on upload_piece_private (hash);

create table place (
  area text not null references area on delete cascade,
  id text not null,
  position integer not null,
  content jsonb not null,
  primary key (area, id)
);
`;
