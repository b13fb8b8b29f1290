import { passwordLength } from '../sign-in/password.js';

export type SetUpLanguage = 'en' | 'zh-Hans';

interface SetUpWords {
  readonly title: string;
  readonly first: string;
  readonly member: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly hint: string;
  readonly save: string;
  readonly done: string;
  readonly toDesk: string;
  readonly refused: string;
  readonly weak: string;
  readonly failed: string;
  readonly gone: string;
}

export const words: Readonly<Record<SetUpLanguage, SetUpWords>> = {
  en: {
    title: 'Choose a password',
    first: 'You will administer all areas of this server, and invite the others.',
    member: 'Choose a password for the office. Older passwords and sign-ins end.',
    name: 'Name',
    email: 'E-mail address',
    password: 'Password',
    hint: `At least ${passwordLength.least} characters. Several words are good; a name or an address is not.`,
    save: 'Save',
    done: 'Saved. You can sign in now.',
    toDesk: 'To the desk',
    refused: 'Not saved: look over the name and the address.',
    weak: 'Not saved: the password is too short or too simple.',
    failed: 'The server gave no answer. Nothing is lost: try again.',
    gone: 'This link has been used or is too old. Ask an administrator for a new one.',
  },
  'zh-Hans': {
    title: '设置密码',
    first: '您将成为本服务器所有地区的管理员，并可邀请其他工作人员。',
    member: '请设置办公用的密码。原来的密码和登录都会失效。',
    name: '姓名',
    email: '电子邮箱',
    password: '密码',
    hint: `至少 ${passwordLength.least} 个字符。可以用几个词组成，不要用姓名或邮箱。`,
    save: '保存',
    done: '已保存，现在可以登录了。',
    toDesk: '去办理台',
    refused: '没有保存，请检查姓名和邮箱。',
    weak: '没有保存：密码太短或太简单。',
    failed: '服务器没有答复，填写的内容还在，请再试一次。',
    gone: '这个链接已经用过或已过期，请向管理员要一个新的。',
  },
};
