import * as z from 'zod/mini';
import { coordinateSystemOption } from '../coordinates/coordinate-system.js';
import { sourceOptions } from '../source/source-options.js';
import { isPhoneNumber } from './plans/dialled.js';
import { isMailAddress } from './plans/plan-mail.js';

const text = z.string().check(z.minLength(1));
const phone = z.optional(z.string().check(z.refine(isPhoneNumber)));

/** The ways to an office without a server, and the language in which it reads what it is handed. */
const ways = {
  phone,
  phoneHours: z.optional(text),
  mail: z.optional(z.string().check(z.refine(isMailAddress))),
  sms: phone,
  account: z.optional(text),
  window: z.optional(text),
  windowHours: z.optional(text),
  copy: z.optional(z.boolean()),
  print: z.optional(z.boolean()),
  lang: z.optional(text),
};

/** The options of `handoff` that a configuration file can give. */
export const handoffOptions = z.strictObject({
  ...sourceOptions,
  sheet: z.optional(text),
  encoding: z.optional(text),
  places: z.optional(text),
  coordinateSystem: coordinateSystemOption,
  ...ways,
});

/** The options of `formHandoff` that a configuration file can give. */
export const formHandoffOptions = z.strictObject({ ...sourceOptions, ...ways });

export type HandoffConfiguration = z.infer<typeof handoffOptions>;

export type FormHandoffConfiguration = z.infer<typeof formHandoffOptions>;
