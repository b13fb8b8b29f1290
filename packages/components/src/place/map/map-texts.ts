/** What is said of the map itself. */
export interface MapTexts {
  readonly label: string;
  readonly help: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly setHere: string;
  readonly reports: (count: string, n: number) => string;
  readonly reportsHelp: string;
  readonly unplaced: (count: string, n: number) => string;
}

const en: MapTexts = {
  label: 'Map of the area',
  help: 'Tap where it is. By keys: arrows move the cross, + and − zoom, Enter sets the place.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  setHere: 'Set the place here',
  reports: (count, n) => (n === 1 ? 'Map with 1 report' : `Map with ${count} reports`),
  reportsHelp: 'All of them stand in the list above. Arrow keys move the map, + and − zoom.',
  unplaced: (count, n) => (n === 1 ? '1 report says no place on the map.' : `${count} reports say no place on the map.`),
};

/** So few that a file for each language would weigh more than it holds. */
const others: Readonly<Record<string, MapTexts>> = {
  'zh-Hans': {
    label: '本区域地图',
    help: '点按所在位置。使用键盘：方向键移动十字，+ 和 − 缩放，回车键确定。',
    zoomIn: '放大',
    zoomOut: '缩小',
    setHere: '确定此处',
    reports: (count) => `地图上有 ${count} 件诉求`,
    reportsHelp: '全部列在上方列表中。方向键移动地图，+ 和 − 缩放。',
    unplaced: (count) => `另有 ${count} 件诉求没有地图位置。`,
  },
  'zh-Hant': {
    label: '本區域地圖',
    help: '點按所在位置。使用鍵盤：方向鍵移動十字，+ 和 − 縮放，Enter 鍵確定。',
    zoomIn: '放大',
    zoomOut: '縮小',
    setHere: '確定此處',
    reports: (count) => `地圖上有 ${count} 件訴求`,
    reportsHelp: '全部列在上方清單中。方向鍵移動地圖，+ 和 − 縮放。',
    unplaced: (count) => `另有 ${count} 件訴求沒有地圖位置。`,
  },
  ug: {
    label: 'رايون خەرىتىسى',
    help: 'ئورۇننى چېكىڭ. كۇنۇپكا بىلەن: كۆرسەتكۈچلەر كرېستنى يۆتكەيدۇ، + ۋە − چوڭ-كىچىكلىتىدۇ، Enter بېكىتىدۇ.',
    zoomIn: 'چوڭايتىش',
    zoomOut: 'كىچىكلىتىش',
    setHere: 'ئورۇننى مۇشۇ يەرگە بېكىتىش',
    reports: (count) => `خەرىتىدە ${count} مەلۇمات بار`,
    reportsHelp: 'ھەممىسى ئۈستىدىكى تىزىملىكتە بار. كۆرسەتكۈچلەر خەرىتىنى يۆتكەيدۇ، + ۋە − چوڭ-كىچىكلىتىدۇ.',
    unplaced: (count) => `${count} مەلۇماتنىڭ خەرىتىدە ئورنى يوق.`,
  },
};

/** By the BCP 47 tag of an element's own words. */
export function mapTextsIn(tag: string): MapTexts {
  return others[tag] ?? en;
}
