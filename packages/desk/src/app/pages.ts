import { html, type TemplateResult } from 'lit';
import type { Desk } from '../base/desk.js';
import type { Session } from '../base/session.js';
import type { PageName, Where } from '../base/where.js';

/** The element of each page. */
export const deskPages: Readonly<Record<PageName, (desk: Desk, where: Where) => TemplateResult>> = {
  inbox: (desk, where) => html`<desk-inbox .desk=${desk} .where=${where}></desk-inbox>`,
  report: (desk, where) => html`<desk-report .desk=${desk} .where=${where}></desk-report>`,
  notices: (desk, where) => html`<desk-notices .desk=${desk} .where=${where}></desk-notices>`,
  notice: (desk, where) => html`<desk-notice .desk=${desk} .where=${where}></desk-notice>`,
  forms: (desk, where) => html`<desk-forms .desk=${desk} .where=${where}></desk-forms>`,
  form: (desk, where) => html`<desk-form .desk=${desk} .where=${where}></desk-form>`,
  members: (desk, where) => html`<desk-members .desk=${desk} .where=${where}></desk-members>`,
  account: (desk, where) => html`<desk-account .desk=${desk} .where=${where}></desk-account>`,
};

/** Whether somebody has anything to see there. The server asks again. */
export function isAllowed(page: 'inbox' | 'notices' | 'forms' | 'members' | 'account', { self, member }: Session): boolean {
  const some = (operation: 'notices.read' | 'submissions.list') => self?.areas.some(({ may }) => may.includes(operation)) ?? false;
  if (page === 'notices') return some('notices.read');
  if (page === 'forms') return some('submissions.list');
  if (page === 'members') return member?.grants.some(({ role }) => role === 'admin') ?? false;
  return true;
}
