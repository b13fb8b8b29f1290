import * as z from 'zod/mini';
import { sourceOptions } from '../source/source-options.js';
import { isPhoneNumber } from './plans/dialled.js';
import { isMailAddress } from './plans/plan-mail.js';

const text = z.string().check(z.minLength(1));
const { id, area, title, homepage, contact } = sourceOptions;
const phone = z.optional(z.string().check(z.refine(isPhoneNumber)));

/** The options of `handoff` that a configuration file can give. */
export const handoffOptions = z.strictObject({
  id,
  area,
  title,
  homepage,
  contact,
  mail: z.optional(z.string().check(z.refine(isMailAddress))),
  sms: phone,
  phone,
  copy: z.optional(z.boolean()),
  print: z.optional(z.boolean()),
  lang: z.optional(text),
  types: z.optional(
    z.array(
      z.strictObject({
        id: text,
        name: text,
        description: z.optional(text),
        groups: z.optional(z.array(text)),
        keywords: z.optional(z.array(text)),
      }),
    ),
  ),
});

export type HandoffConfiguration = z.infer<typeof handoffOptions>;
