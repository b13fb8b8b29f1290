import { short, type FileTexts } from './texts.js';

const heads = {
  notices: 'Title، Published، Content',
  services: 'Service، Documents، Phone',
  types: 'Type، Question، Options',
  places: 'Name، Latitude، Longitude',
};
/** After Arabic letters, the parts of a date change places, and signs of brackets and addresses with them. */
const apart = (text: string) => `\u2068${text}\u2069`;
const quoted = (text?: string) => `«${apart(short(text))}»`;
const day = apart('2026-03-04');

export const uyghur: FileTexts = {
  place: ({ problem, sheet, row, column, head }) =>
    [
      sheet && `${quoted(sheet)} جەدۋىلى`,
      row && (column || (!head && problem !== 'not-a-record') ? `${row}-قۇر` : `${row}-خاتىرە`),
      column ? `${column} ئىستونى${head ? ` ${quoted(head)}` : ''}` : head && quoted(head),
    ]
      .filter(Boolean)
      .join('، '),
  join: (place, text) => `${place}: ${text}`,
  'old-workbook': () => 'بۇ كونا Excel ھۆججىتى (.xls). ئۇنى .xlsx ياكى CSV قىلىپ ساقلاڭ.',
  encrypted: () => 'ھۆججەتكە پارول قويۇلغان. پارولسىز ساقلاڭ.',
  'other-file': ({ written }) => `بۇ باشقا خىل ھۆججەت${written ? ` (${apart(written)})` : ''}. جەدۋەلنى .xlsx ياكى CSV قىلىپ ساقلاڭ.`,
  'web-page': () => 'ھۆججەت ئورنىغا تور بەت كەلدى. ئادرېسنى تەكشۈرۈڭ.',
  'no-table': () => 'بۇ جەدۋەل ئەمەس: CSV مۇ، Excel ھۆججىتىمۇ، JSON مۇ ئەمەس.',
  empty: () => 'ھۆججەت قۇرۇق.',
  damaged: () => 'ھۆججەت بۇزۇلغان ياكى تولۇق ئەمەس. قايتا يوللاڭ ياكى قايتا ساقلاڭ.',
  'too-large': ({ written }) =>
    `ھۆججەت ئوقۇغىلى بولىدىغان چوڭلۇقتىن ئېشىپ كەتتى (${apart(written ?? '')}). ئۇنى بۆلۈڭ ياكى رەسىملەرنى ئۆچۈرۈڭ.`,
  'too-many-rows': ({ written }) => `پەقەت ئالدىنقى ${written ?? ''} قۇر ئوقۇلىدۇ. قالغانلىرىنى باشقا ھۆججەتكە يۆتكەڭ.`,
  'not-json': () => 'بېشى JSON غا ئوخشايدۇ، ئەمما JSON ئەمەس. پەش ياكى تىرناق كەم ياكى ئارتۇق بولۇشى مۇمكىن.',
  'no-records': ({ of = 'notices' }) =>
    `JSON دا تونۇغىلى بولىدىغان تىزىملىك يوق. ${apart('[ … ]')} ياكى ${apart(`{ "${of}": [ … ] }`)} دەپ يېزىڭ.`,
  'not-a-record': ({ of }) =>
    `بۇ خاتىرە ئەمەس. ${apart(of ? '{ "name": "…" }' : '{ "title": "…", "published": "2026-03-04" }')} دەپ يېزىڭ.`,
  'no-sheet': ({ written }) => `${quoted(written)} ناملىق جەدۋەل يوق.`,
  'no-heads': ({ of = 'notices' }) => `ئىستون ناملىرى تېپىلمىدى. بىرىنچى قۇردا ${heads[of]} قاتارلىق ناملار بولۇشى كېرەك.`,
  'head-missing': ({ written }) => `${quoted(written)} ئىستونى يوق.`,
  'head-twice': ({ written }) => `بۇ ئىستون ${quoted(written)} بىلەن ئوخشاش مەنىدە، ئوقۇلمىدى. بىرىنى قالدۇرۇڭ.`,
  'open-quote': () => 'تىرناق ئېچىلغان، ئەمما يېپىلمىغان.',
  'no-title': () => 'ماۋزۇ يوق. ماۋزۇ يېزىڭ ياكى قۇرنى قۇرۇق قىلىڭ.',
  'no-year': ({ written }) => `${quoted(written)} دا يىل يوق. ${day} دەپ يېزىڭ.`,
  'no-day': ({ written }) => `${quoted(written)} دا كۈن يوق. ${day} دەپ يېزىڭ.`,
  'two-ways': ({ written }) => `${quoted(written)} نى ئىككى خىل ئوقۇشقا بولىدۇ. يىلنى ئالدىدا يېزىڭ: ${day}.`,
  'no-such-day': ({ written }) => `${quoted(written)}: بۇنداق كۈن ياكى ۋاقىت يوق.`,
  'no-date': ({ written }) => `${quoted(written)} چېسلا ئەمەس. ${day} ياكى ${apart('2026-03-04 15:30')} دەپ يېزىڭ.`,
  'no-address': ({ written }) => `${quoted(written)} تور ئادرېسى ئەمەس. ${apart('https://')} ياكى ${apart('/')} بىلەن باشلاڭ.`,
  'yes-or-no': ({ written }) => `${quoted(written)} ھەئەمۇ، ياقمۇ ئەمەس. «ھەئە» دەپ يېزىڭ ياكى قۇرۇق قالدۇرۇڭ.`,
  'no-language': ({ written }) => `${quoted(written)} تىل كودى ئەمەس. ug، zh-Hans، zh-Hant ياكى en دەپ يېزىڭ.`,
  formula: ({ written }) => `فورمۇلا خاتا (${apart(short(written))}). قىممەتنىڭ ئۆزىنى يېزىڭ.`,
  nested: () => 'بۇ يەردە تېكىست، سان، true، false ياكى تېكىست تىزىملىكى بولۇشى كېرەك.',
  repeated: ({ written }) => `بۇ ${written ?? ''}-قۇر بىلەن ئوخشاش. بىرىنى ئۆچۈرۈڭ ياكى باشقا نومۇر بېرىڭ.`,
  'no-name': () => 'نامى يوق. نام يېزىڭ ياكى قۇرنى قۇرۇق قىلىڭ.',
  'no-number': ({ written }) => `${quoted(written)} سان ئەمەس.`,
  'no-limit': ({ written }) => `${quoted(written)} مۆھلەت ئەمەس. «5 working days»، «30 days» ياكى «5个工作日» دەپ يېزىڭ.`,
  'no-contact': ({ written }) => `${quoted(written)} دا تېلېفون نومۇرى، ئېلخەت ياكى تور ئادرېسى يوق.`,
  'no-place': ({ written }) => `${quoted(written)} خەرىتىدىكى ئورۇن ئەمەس. كەڭلىك ۋە ئۇزۇنلۇقنى گرادۇس بىلەن يېزىڭ: 43.8256، 87.6168.`,
  'no-word': ({ written }) => `${quoted(written)} بۇ يەردە تونۇلىدىغان سۆز ئەمەس. قېلىپتىكى سۆزلەرنى ئىشلىتىڭ.`,
  'no-options': () => 'تاللاش سوئالىنىڭ تاللانمىلىرى بولۇشى كېرەك، ئارىسىغا چېكىتلىك پەش قويۇڭ.',
  'whose-row': () => 'بۇ قۇرنىڭ قايسى تۈرگە تەۋە ئىكەنلىكى بىلىنمەيدۇ. مۇلازىمەت ياكى تۈرنىڭ كودى ياكى نامىنى يېزىڭ.',
  'not-in-file': ({ written }) => `بۇ ھۆججەتتە ${quoted(written)} يوق. كودى ياكى نامىنى ئەينەن يېزىڭ.`,
  'several-of-name': ({ written }) => `${quoted(written)} دەپ ئاتالغانلار بىردىن كۆپ. كودىنى يېزىڭ.`,
};
