/** Where the device keeps language and theme of the desk. */
export const storeName = 'civickit-desk';
