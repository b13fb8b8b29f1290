import type { When } from '@civickit/core';

const day = /^\d{4}-\d\d-\d\d$/;
const minute = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
/** What nearly all programs hand over, told without making a date of it: any moment in UTC but those of a 29 February. */
const plain =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
const forms: Readonly<Record<When['precision'], RegExp>> = { day, minute, instant };

/** Whether `when` is a date in the form of RFC 3339 that its precision asks for: a program may hand over anything. */
export function isDate({ iso, precision }: When): boolean {
  const form = forms[precision];
  if (form && form !== day && plain.test(iso)) return true;
  if (!form?.test(iso) || Number.isNaN(Date.parse(iso))) return false;
  // Some engines take 30 February for the second of March.
  return new Date(iso.slice(0, 10)).getUTCDate() === Number(iso.slice(8, 10));
}

/** `facts` without those of `names` that are no dates. */
export function withoutFalseDates<Name extends string, T extends { readonly [N in Name]?: When | undefined }>(
  facts: T,
  names: readonly Name[],
): T {
  const wrong = names.filter((name) => facts[name] && !isDate(facts[name]));
  return wrong.length > 0 ? { ...facts, ...Object.fromEntries(wrong.map((name) => [name, undefined])) } : facts;
}
