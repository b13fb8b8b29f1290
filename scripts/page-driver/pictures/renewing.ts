/** Whether pictures are made anew instead of compared: `npm run pictures`. */
export const renewing = process.env['CIVICKIT_PICTURES'] === 'renew';
