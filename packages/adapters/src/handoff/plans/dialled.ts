import { CivicError } from '@civickit/core';

const numberForm = /^\+?\d{2,20}$/;

export function isPhoneNumber(number: string): boolean {
  return numberForm.test(bare(number));
}

/** Only digits, and a plus before them. @throws CivicError `config/invalid` for what is no telephone number */
export function dialled(number: string): string {
  if (!isPhoneNumber(number)) throw new CivicError('config/invalid', `${number} is no telephone number.`);
  return bare(number);
}

function bare(number: string): string {
  return number.replace(/[\s.()-]/g, '');
}
