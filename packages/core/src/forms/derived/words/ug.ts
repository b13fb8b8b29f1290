import type { FormWords } from './form-words.js';

const between = (least: string | number | undefined, most: string | number | undefined): string =>
  least === undefined
    ? `ئەڭ كۆپ ${most}`
    : most === undefined
      ? `ئەڭ ئاز ${least}`
      : least === most
        ? `${least}`
        : `${least} دىن ${most} غىچە`;

export const ug: FormWords = {
  lang: 'ug',
  yes: 'ھەئە',
  no: 'ياق',
  optional: '(ئىختىيارىي)',
  chooseHere: 'تاللاڭ',
  send: 'يوللاش',
  notSent: 'بۇ بەتتىن يوللىغىلى بولمايدۇ. بېسىپ چىقىرىپ، تولدۇرۇپ تاپشۇرۇڭ.',
  answerWhatApplies: 'بارلىق سوئاللار مۇشۇ بەتتە. سىزگە مۇناسىۋەتلىك سوئاللارغا جاۋاب بېرىڭ، شەرتلىرى سوئالنىڭ ئۈستىگە يېزىلغان.',
  workedOut: (label) => `${label}: خىزمەتچىلەر ھېسابلايدۇ، تولدۇرمايسىز.`,
  item: (label, number) => `${label} ${number}`,
  room: (blocks, most) =>
    most <= blocks
      ? `ئەڭ كۆپ ${most}. كېرەك بولمىسا بوش قويۇڭ.`
      : `بۇ يەردە ${blocks} ئورۇن بار. كېرەك بولمىسا بوش قويۇڭ. تېخىمۇ كۆپ بولسا، خىزمەتچىلەرگە ئېيتىڭ.`,
  address: { region: 'رايون كودى', line: 'كوچا، كەنت، ئۆي نومۇرى', postcode: 'پوچتا نومۇرى' },
  location: { latitude: 'كەڭلىك', longitude: 'ئۇزۇنلۇق', hint: 'خەرىتىدىكى سان بويىچە يېزىڭ، مەسىلەن 27.3400 ۋە 103.7200.' },
  limits: {
    characters: (least, most) => `${between(least, most)} ھەرپ.`,
    range: (least, most) => `${between(least, most)}.`,
    days: (from, until) => `${between(from, until)}.`,
    choices: (least, most) => `${between(least, most)} نى تاللاڭ.`,
    files: (most, size, types) => `ئەڭ كۆپ ${most} ھۆججەت: ${types}؛ ھەر بىرى ${size} دىن ئاشمىسۇن.`,
    pictures: 'رەسىم',
    residentId: '18 خانە، ئاخىرقىسى X بولسىمۇ بولىدۇ.',
    socialCreditCode: '18 خانىلىق سان ۋە چوڭ ھەرپ.',
    region: '6، 9 ياكى 12 خانىلىق سان.',
  },
  conditions: {
    // Isolated, for a question may be in a language that runs from left to right.
    quoted: (text) => `«\u2068${text}\u2069»`,
    onlyIf: (condition) => `پەقەت مۇنداق ئەھۋالدا تولدۇرۇڭ: ${condition}.`,
    requiredIf: (condition) => `مۇنداق ئەھۋالدا چوقۇم تولدۇرۇڭ: ${condition}.`,
    onlyIfItApplies: 'پەقەت سىزگە مۇناسىۋەتلىك بولسا تولدۇرۇڭ.',
    requiredAtTimes: 'باشقا جاۋابلىرىڭىزغا ئاساسەن، چوقۇم تولدۇرۇشىڭىز مۇمكىن.',
    is: (question, answer) => `${question} غا ${answer} دەپ جاۋاب بەرسىڭىز`,
    isNot: (question, answer) => `${question} نىڭ جاۋابى ${answer} بولمىسا`,
    includes: (question, answer) => `${question} دا ${answer} نى تاللىسىڭىز`,
    excludes: (question, answer) => `${question} دا ${answer} نى تاللىمىسىڭىز`,
    answered: (question) => `${question} غا جاۋاب بەرسىڭىز`,
    unanswered: (question) => `${question} غا جاۋاب بەرمىسىڭىز`,
    less: (question, value) => `${question} نىڭ جاۋابى ${value} دىن كىچىك بولسا`,
    atMost: (question, value) => `${question} نىڭ جاۋابى ${value} دىن ئاشمىسا`,
    more: (question, value) => `${question} نىڭ جاۋابى ${value} دىن چوڭ بولسا`,
    atLeast: (question, value) => `${question} نىڭ جاۋابى ${value} دىن كىچىك بولمىسا`,
    not: (condition) => `مۇنداق بولمىسا: ${condition}`,
  },
  privacy: {
    heading: 'شەخسىي ئۇچۇرلارنى بىر تەرەپ قىلىش ئۇقتۇرۇشى',
    controller: 'مەسئۇل ئورۇن',
    purpose: 'مەقسەت',
    basis: 'ئاساس',
    law: 'قانۇن ئاساسى',
    ordinary: 'يىغىلىدىغان شەخسىي ئۇچۇرلار',
    sensitive: 'سەزگۈر شەخسىي ئۇچۇرلار',
    retention: 'ساقلاش مۇددىتى',
    recipients: 'تاپشۇرۇۋالغۇچى',
    rights: 'ھوقۇقىڭىز',
    rightsText: 'شەخسىي ئۇچۇرلىرىڭىزنى كۆرۈش، كۆچۈرۈش، تۈزىتىش ۋە ئۆچۈرتۈش ھوقۇقىڭىز بار.',
    withdraw: 'قوشۇلغانلىقىڭىزنى خالىغان ۋاقىتتا قايتۇرۇۋالالايسىز.',
    contact: 'ئالاقىلىشىش',
    policy: 'تولۇق مەخپىيەتلىك سىياسىتى',
    keptFor: (duration) => `${duration} دىن كېيىن ئۆچۈرۈلىدۇ.`,
    notKept: 'ساقلانمايدۇ.',
    because: (question, purpose) => `${question}: ${purpose}`,
    bases: {
      consent: 'سىزنىڭ قوشۇلۇشىڭىز ئاساسىدا.',
      contract: 'سىز بىلەن تۈزۈلگەن توختام ئۈچۈن زۆرۈر.',
      'legal-duty': 'قانۇنىي مەجبۇرىيەت ئۈچۈن زۆرۈر.',
      'public-task': 'قانۇنىي ۋەزىپە ئۈچۈن زۆرۈر.',
      emergency: 'جىددىي ئەھۋال ئۈچۈن زۆرۈر.',
    },
    categories: {
      name: 'ئىسىم',
      contact: 'ئالاقە ئۇچۇرى',
      address: 'ئادرېس',
      identity: 'كىملىك',
      family: 'ئائىلە ئەھۋالى',
      finance: 'كىرىم ۋە مال-مۈلۈك',
      health: 'سالامەتلىك',
      location: 'ئورۇن',
      biometric: 'بىئولوگىيەلىك ئۇچۇر',
      belief: 'ئېتىقاد',
      minor: '14 ياشقا توشمىغان بالىلار',
      picture: 'رەسىم ۋە ماتېرىيال',
      other: 'باشقا',
    },
  },
  print: {
    form: (id, version) => `جەدۋەل ${id}، نەشرى ${version}`,
    online: (address) => `توردىمۇ تولدۇرالايسىز: ${address}`,
    officeUse: 'خىزمەتچىلەر تولدۇرىدۇ',
    received: 'تاپشۇرۇۋالغان كۈن',
    receivedBy: 'تاپشۇرۇۋالغۇچى',
    reference: 'نومۇرى',
    signature: 'ئىمزا',
    date: 'چېسلا',
    tickOne: 'بىرنى تاللاڭ.',
    tickAny: 'بىر نەچچىنى تاللىسىڭىز بولىدۇ.',
    parts: { year: 'يىل', month: 'ئاي', day: 'كۈن', hour: 'سائەت', minute: 'مىنۇت' },
    attach: 'كۆپەيتىلگەن نۇسخىسىنى قوشۇڭ.',
    howTo: 'قارا ياكى كۆك قەلەم بىلەن ئېنىق يېزىڭ، ھەر كاتەكچىگە بىر ھەرپ.',
  },
  summary: { heading: 'جاۋابلىرىڭىز', unanswered: 'تولدۇرۇلمىدى', form: 'جەدۋەل', version: 'نەشرى', path: 'سوئال' },
};
