import { createTransport } from 'nodemailer';
import { HopelessJob } from '../jobs/job-kinds.js';
import type { Outgoing } from '../outgoing/outgoing-setting.js';
import { isMailAddress, mailboxOf } from './mail-address.js';

export interface WrittenMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** BCP 47 tag of both. */
  readonly lang: string;
}

export interface Mailer {
  /** `id` is the same for each try, so that mail programs show a repeat once. */
  send(mail: WrittenMail & { readonly id: string }): Promise<void>;
  close(): void;
}

/** Sends by a mail server. Where it has a password, that is never sent in the clear to another machine. */
export function openMailer({ smtp, from }: NonNullable<Outgoing['mail']>): Mailer {
  const url = new URL(smtp);
  const secure = url.protocol === 'smtps:';
  const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  const sender = mailboxOf(from);
  if (!sender) throw new TypeError('from');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const transport = createTransport({
    host,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && user !== '' && !/^(127\.|localhost$|::1$)/.test(host),
    ...(user !== '' && { auth: { user, pass } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return {
    async send({ to, subject, text, lang, id }) {
      // An address is a text that somebody wrote; as a list it would go to several.
      if (!isMailAddress(to)) throw new HopelessJob('the mail address is none');
      try {
        await transport.sendMail({
          from: sender,
          to: { name: '', address: to },
          envelope: { from: sender.address, to: [to] },
          subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
          text,
          messageId: `<${id}@${domain}>`,
          // No answers by machines (RFC 3834, section 5).
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': lang },
        });
      } catch (error) {
        const { responseCode = 0, message } = error as { readonly responseCode?: number; readonly message: string };
        if (responseCode >= 550 && responseCode <= 553) throw new HopelessJob(message, { cause: error });
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
