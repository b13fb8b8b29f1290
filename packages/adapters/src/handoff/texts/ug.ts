import type { HandoffTexts } from './texts.js';

export const uyghur: HandoffTexts = {
  lang: 'ug',
  direction: 'rtl',
  title: 'مەلۇمات',
  colon: ': ',
  type: 'تۈرى',
  description: 'ئەھۋال',
  address: 'ئورنى',
  position: 'كوئوردىنات',
  pictures: 'رەسىملەر',
  name: 'ئىسمى',
  phone: 'تېلېفون',
  email: 'ئېلخەت',
  written: 'يېزىلغان ۋاقتى',
  reference: 'نومۇرى',
  unconfirmed: 'بۇ مەلۇماتنى ھېچقانداق ئورۇن تېخى جەزملەشتۈرمىدى.',
  unconfirmedForm: 'بۇ جەدۋەلنى ھېچقانداق ئورۇن تېخى جەزملەشتۈرمىدى.',
  assistant: 'تولدۇرۇشقا ياردەملەشكۈچى',
  shortened: '[قىسقارتىلدى. كۆچۈرۈلگەن تېكىستنى بۇ يەرگە چاپلاڭ.]',
  handIn: 'بۇ ۋاراقنى ئىشخانىغا تاپشۇرۇڭ، بىر نۇسخىسىنى ياكى سۈرىتىنى ساقلاپ قويۇڭ.',
  scan: 'كودنىڭ ئىچىدە بۇ مەلۇماتنىڭ تېكىستى بار، ئىشخانا سىكانىرلاپ كىرگۈزەلەيدۇ.',
};
