import { short, type FileTexts } from './texts.js';

const quoted = (text?: string) => `«${short(text)}»`;

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
  'other-file': ({ written }) => `بۇ باشقا خىل ھۆججەت${written ? ` (${written})` : ''}. جەدۋەلنى .xlsx ياكى CSV قىلىپ ساقلاڭ.`,
  'web-page': () => 'ھۆججەت ئورنىغا تور بەت كەلدى. ئادرېسنى تەكشۈرۈڭ.',
  'no-table': () => 'بۇ جەدۋەل ئەمەس: CSV مۇ، Excel ھۆججىتىمۇ، JSON مۇ ئەمەس.',
  empty: () => 'ھۆججەت قۇرۇق.',
  damaged: () => 'ھۆججەت بۇزۇلغان ياكى تولۇق ئەمەس. قايتا يوللاڭ ياكى قايتا ساقلاڭ.',
  'too-large': ({ written }) => `ھۆججەت ئوقۇغىلى بولىدىغان چوڭلۇقتىن ئېشىپ كەتتى (${written ?? ''}). ئۇنى بۆلۈڭ ياكى رەسىملەرنى ئۆچۈرۈڭ.`,
  'too-many-rows': ({ written }) => `پەقەت ئالدىنقى ${written ?? ''} قۇر ئوقۇلىدۇ. كونا ئۇقتۇرۇشلارنى باشقا ھۆججەتكە يۆتكەڭ.`,
  'not-json': () => 'بېشى JSON غا ئوخشايدۇ، ئەمما JSON ئەمەس. پەش ياكى تىرناق كەم ياكى ئارتۇق بولۇشى مۇمكىن.',
  'no-records': () => 'JSON دا ئۇقتۇرۇش تىزىملىكى يوق. [ … ] ياكى { "notices": [ … ] } دەپ يېزىڭ.',
  'not-a-record': () => 'بۇ خاتىرە ئەمەس. { "title": "…", "published": "2026-03-04" } دەپ يېزىڭ.',
  'no-sheet': ({ written }) => `${quoted(written)} ناملىق جەدۋەل يوق.`,
  'no-heads': () => 'ئىستون ناملىرى تېپىلمىدى. بىرىنچى قۇردا Title، Published، Content قاتارلىق ناملار بولۇشى كېرەك.',
  'head-missing': ({ written }) => `${quoted(written)} ئىستونى يوق.`,
  'head-twice': ({ written }) => `بۇ ئىستون ${quoted(written)} بىلەن ئوخشاش مەنىدە، ئوقۇلمىدى. بىرىنى قالدۇرۇڭ.`,
  'open-quote': () => 'تىرناق ئېچىلغان، ئەمما يېپىلمىغان.',
  'no-title': () => 'ماۋزۇ يوق. ماۋزۇ يېزىڭ ياكى قۇرنى قۇرۇق قىلىڭ.',
  'no-year': ({ written }) => `${quoted(written)} دا يىل يوق. 2026-03-04 دەپ يېزىڭ.`,
  'no-day': ({ written }) => `${quoted(written)} دا كۈن يوق. 2026-03-04 دەپ يېزىڭ.`,
  'two-ways': ({ written }) => `${quoted(written)} نى ئىككى خىل ئوقۇشقا بولىدۇ. يىلنى ئالدىدا يېزىڭ: 2026-03-04.`,
  'no-such-day': ({ written }) => `${quoted(written)}: بۇنداق كۈن ياكى ۋاقىت يوق.`,
  'no-date': ({ written }) => `${quoted(written)} چېسلا ئەمەس. 2026-03-04 ياكى 2026-03-04 15:30 دەپ يېزىڭ.`,
  'no-address': ({ written }) => `${quoted(written)} تور ئادرېسى ئەمەس. https:// ياكى / بىلەن باشلاڭ.`,
  'yes-or-no': ({ written }) => `${quoted(written)} ھەئەمۇ، ياقمۇ ئەمەس. «ھەئە» دەپ يېزىڭ ياكى قۇرۇق قالدۇرۇڭ.`,
  'no-language': ({ written }) => `${quoted(written)} تىل كودى ئەمەس. ug، zh-Hans، zh-Hant ياكى en دەپ يېزىڭ.`,
  formula: ({ written }) => `فورمۇلا خاتا (${short(written)}). قىممەتنىڭ ئۆزىنى يېزىڭ.`,
  nested: () => 'بۇ يەردە تېكىست، سان، true، false ياكى تېكىست تىزىملىكى بولۇشى كېرەك.',
  repeated: ({ written }) => `بۇ ${written ?? ''}-قۇردىكى ئۇقتۇرۇش بىلەن ئوخشاش. بىرىنى ئۆچۈرۈڭ ياكى باشقا نومۇر بېرىڭ.`,
};
