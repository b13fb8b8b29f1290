import { CivicError, type Http } from '@civickit/core';
import * as z from 'zod/mini';
import {
  anything,
  changedColleague,
  codes,
  colleagues,
  elsewhere,
  invited,
  madeLink,
  passwordTaken,
  session,
  totp,
  ways,
  type Colleague,
  type Grant,
  type Link,
  type Member,
  type Totp,
  type Ways,
} from './member.schema.js';

/** Signing in and out, one's own account, and who works here. Every method @throws CivicError as `Http` does, with its `status`. */
export interface Door {
  ways(signal: AbortSignal): Promise<Ways>;
  /** Who has signed in; 401 where nobody has. */
  member(signal?: AbortSignal): Promise<Member>;
  /** Whether a code is asked for besides. */
  signIn(email: string, password: string): Promise<{ readonly needsCode: boolean }>;
  /** The second step, by a code of the app or a recovery code. */
  confirm(way: 'totp' | 'backup-code', code: string): Promise<void>;
  /** Address of the provider; it sends the browser back to `back`. */
  signInElsewhere(back: string): Promise<string>;
  signOut(): Promise<void>;
  endSessions(): Promise<void>;
  changePassword(current: string, fresh: string): Promise<void>;
  beginTotp(password: string): Promise<Totp>;
  endTotp(password: string): Promise<void>;
  newCodes(password: string): Promise<readonly string[]>;
  colleagues(signal: AbortSignal): Promise<readonly Colleague[]>;
  invite(name: string, email: string, grants: readonly Grant[]): Promise<Link>;
  setGrants(id: string, grants: readonly Grant[]): Promise<Colleague>;
  switch(id: string, to: 'on' | 'off'): Promise<Colleague>;
  newLink(id: string, removeTotp: boolean): Promise<Link>;
}

const never = new AbortController().signal;

export function createDoor(base: string, http: Http): Door {
  async function ask<T>(schema: z.ZodMiniType<T>, method: 'GET' | 'POST' | 'PUT', path: string, body?: object, signal = never): Promise<T> {
    const { bytes } = await http.send(
      {
        method,
        url: new URL(`${base}/${path}`, location.href),
        headers: { accept: 'application/json', ...(method !== 'GET' && { 'content-type': 'application/json' }) },
        keep: false,
        ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
      },
      signal,
    );
    const read = z.safeParse(schema, jsonOf(bytes));
    if (read.success) return read.data;
    throw new CivicError('protocol/wrong-shape', `${method} ${path}: ${read.error.issues[0]?.message ?? ''}`);
  }
  const auth = (path: string, body?: object) => ask(anything, 'POST', `auth/${path}`, body);
  const one = (id: string, path: string) => `members/${encodeURIComponent(id)}/${path}`;

  return {
    ways: (signal) => ask(ways, 'GET', 'auth/ways', undefined, signal),
    member: async (signal) => (await ask(session, 'GET', 'auth/session', undefined, signal)).member,
    signIn: async (email, password) => {
      const { twoFactorRedirect } = await ask(passwordTaken, 'POST', 'auth/sign-in/email', { email, password });
      return { needsCode: twoFactorRedirect ?? false };
    },
    confirm: async (way, code) => void (await auth(`two-factor/verify-${way}`, { code })),
    signInElsewhere: async (back) => (await ask(elsewhere, 'POST', 'auth/sign-in/oidc', { callbackURL: back, errorCallbackURL: back })).url,
    signOut: async () => void (await auth('sign-out')),
    endSessions: async () => void (await auth('revoke-sessions')),
    changePassword: async (currentPassword, newPassword) => void (await auth('change-password', { currentPassword, newPassword })),
    beginTotp: (password) => ask(totp, 'POST', 'auth/two-factor/enable', { password }),
    endTotp: async (password) => void (await auth('two-factor/disable', { password })),
    newCodes: async (password) => (await ask(codes, 'POST', 'auth/two-factor/generate-backup-codes', { password })).backupCodes,
    colleagues: async (signal) => (await ask(colleagues, 'GET', 'members', undefined, signal)).members,
    invite: async (name, email, grants) => (await ask(invited, 'POST', 'members', { name, email, grants })).link,
    setGrants: async (id, grants) => (await ask(changedColleague, 'PUT', one(id, 'grants'), { grants })).member,
    switch: async (id, to) => (await ask(changedColleague, 'POST', one(id, to))).member,
    newLink: async (id, removeTotp) => (await ask(madeLink, 'POST', one(id, 'link'), { removeTotp })).link,
  };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
