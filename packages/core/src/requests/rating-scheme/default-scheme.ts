import type { RatingIndicator, RatingScheme } from './rating-scheme.js';

const indicator = (id: string, zhHans: string, zhHant: string, en: string, ug: string): RatingIndicator => ({
  id,
  label: { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en, ug },
});

const good = [
  indicator('quick', '办得快', '辦得快', 'It was quick', 'تېز بېجىرىلدى'),
  indicator('solved', '问题真正解决了', '問題真正解決了', 'It is really solved', 'مەسىلە راستىنلا ھەل بولدى'),
  indicator('polite', '工作人员态度好', '工作人員態度好', 'The staff were polite', 'خادىملارنىڭ پوزىتسىيەسى ياخشى'),
  indicator('informed', '进展说得清楚', '進展說得清楚', 'I was told how it went on', 'جەريانى ئېنىق ئېيتىلدى'),
  indicator('easy', '反映方便', '反映方便', 'It was easy to report', 'ئىنكاس قىلىش قولاي'),
];
const fair = [
  indicator('could-be-quicker', '还可以再快些', '還可以再快些', 'It could be quicker', 'تېخىمۇ تېز بولسا بولاتتى'),
  indicator('partly-solved', '只解决了一部分', '只解決了一部分', 'It is solved in part', 'بىر قىسمىلا ھەل بولدى'),
  indicator('tell-more', '进展可以多告知一些', '進展可以多告知一些', 'I could have been told more', 'جەريانى تېخىمۇ كۆپ ئېيتىلسا بولاتتى'),
  indicator('could-be-easier', '反映可以更方便', '反映可以更方便', 'Reporting could be easier', 'ئىنكاس قىلىش تېخىمۇ قولاي بولسا بولاتتى'),
];
const bad = [
  indicator('slow', '办得慢', '辦得慢', 'It was slow', 'ئاستا بېجىرىلدى'),
  indicator('unsolved', '问题没有解决', '問題沒有解決', 'It is not solved', 'مەسىلە ھەل بولمىدى'),
  indicator('unasked', '没有核实就办结', '沒有核實就辦結', 'It was closed without a look', 'تەكشۈرمەيلا ئاياغلاشتۇرۇلدى'),
  indicator('rude', '工作人员态度不好', '工作人員態度不好', 'The staff were not polite', 'خادىملارنىڭ پوزىتسىيەسى ياخشى ئەمەس'),
  indicator('uninformed', '不知道办到哪一步', '不知道辦到哪一步', 'I was not told how it went on', 'قەيەرگە كەلگەنلىكىنى بىلەلمىدىم'),
  indicator('passed-on', '部门之间推来推去', '部門之間推來推去', 'Offices passed it on to each other', 'ئورۇنلار بىر-بىرىگە ئىتتىردى'),
  indicator('hard', '反映不方便', '反映不方便', 'It was hard to report', 'ئىنكاس قىلىش قولايسىز'),
];

/** Reasons of our own, for places that are not told theirs. */
export const defaultRatingScheme: RatingScheme = {
  version: 'civickit/1',
  levels: { 5: good, 4: good, 3: fair, 2: bad, 1: bad },
};
