import { short, type FileTexts } from './texts.js';

const heads = {
  notices: '「標題」「發布時間」「內文」',
  services: '「服務名稱」「應備文件」「洽詢電話」',
  types: '「類型名稱」「問題」「選項」',
  places: '「名稱」「緯度」「經度」',
};
const quoted = (text?: string) => `「${short(text)}」`;

export const traditional: FileTexts = {
  place: ({ problem, sheet, row, column, head }) =>
    [
      sheet && `工作表${quoted(sheet)}`,
      row && (column || (!head && problem !== 'not-a-record') ? `第 ${row} 列` : `第 ${row} 筆`),
      column ? `${column} 欄${head ? quoted(head) : ''}` : head && quoted(head),
    ]
      .filter(Boolean)
      .join('，'),
  join: (place, text) => `${place}：${text}`,
  'old-workbook': () => '這是舊版 Excel 活頁簿（.xls）。請另存為 .xlsx 或 CSV。',
  encrypted: () => '活頁簿設有密碼。請取消密碼後重新儲存。',
  'other-file': ({ written }) => `這是${written ?? '其他格式的檔案'}。請將表格另存為 .xlsx 或 CSV。`,
  'web-page': () => '得到的是網頁而不是檔案。請檢查網址。',
  'no-table': () => '這不是表格：既不是 CSV，也不是活頁簿或 JSON。',
  empty: () => '檔案是空的。',
  damaged: () => '活頁簿已損壞或不完整。請重新上傳，或重新儲存一份。',
  'too-large': ({ written }) => `檔案超過可讀取的大小（${written ?? ''}）。請拆分檔案或刪去圖片。`,
  'too-many-rows': ({ written }) => `只讀取前 ${written ?? ''} 列。請把其餘內容移到另一個檔案。`,
  'not-json': () => '開頭像 JSON，但不是有效的 JSON。可能多了或少了逗號、引號。',
  'no-records': ({ of = 'notices' }) => `JSON 中沒有可識別的清單。請寫成 [ … ] 或 { "${of}": [ … ] }。`,
  'not-a-record': ({ of }) => `這不是一筆紀錄。請寫成 { ${of ? '"name": "…"' : '"title": "…", "published": "2026-03-04"'} }。`,
  'no-sheet': ({ written }) => `沒有名為${quoted(written)}的工作表。`,
  'no-heads': ({ of = 'notices' }) => `沒有找到標題列。第一列應寫${heads[of]}等欄名。`,
  'head-missing': ({ written }) => `缺少${quoted(written)}欄。`,
  'head-twice': ({ written }) => `此欄與${quoted(written)}含義相同，未讀取。請只保留一欄。`,
  'open-quote': () => '有引號只開不閉。',
  'no-title': () => '缺少標題。請填寫標題，或清空整列。',
  'no-year': ({ written }) => `${quoted(written)}沒有寫年份。請寫成 2026-03-04。`,
  'no-day': ({ written }) => `${quoted(written)}沒有寫日。請寫成 2026-03-04。`,
  'two-ways': ({ written }) => `${quoted(written)}有兩種讀法。請把年份寫在前面：2026-03-04。`,
  'no-such-day': ({ written }) => `${quoted(written)}：沒有這一天或這個時間。`,
  'no-date': ({ written }) => `${quoted(written)}不是日期。請寫成 2026-03-04 或 2026-03-04 15:30。`,
  'no-address': ({ written }) => `${quoted(written)}不是網址。請以 https:// 或 / 開頭。`,
  'yes-or-no': ({ written }) => `${quoted(written)}既不是「是」也不是「否」。請寫「是」，或留空。`,
  'no-language': ({ written }) => `${quoted(written)}不是語言代碼。請寫 zh-Hant、zh-Hans、en 或 ug。`,
  formula: ({ written }) => `公式出錯（${short(written)}）。請直接填寫數值。`,
  nested: () => '此處應為文字、數字、true、false 或文字清單。',
  repeated: ({ written }) => `與第 ${written ?? ''} 列重複。請刪去一列，或填寫不同的編號。`,
  'no-name': () => '缺少名稱。請填寫名稱，或清空整列。',
  'no-number': ({ written }) => `${quoted(written)}不是數字。`,
  'no-limit': ({ written }) => `${quoted(written)}不是期限。請寫成「5個工作日」「30天」或「隨到隨辦」。`,
  'no-contact': ({ written }) => `${quoted(written)}中沒有電話、電子郵件或網址。`,
  'no-place': ({ written }) => `${quoted(written)}不是有效的座標。請以度填寫緯度和經度，如 25.0375、121.5637。`,
  'no-word': ({ written }) => `無法識別${quoted(written)}。可填寫的詞見範本。`,
  'no-options': () => '選擇題須有選項，各項以分號隔開。',
  'whose-row': () => '看不出此列屬於哪一項。請填寫服務或類型的編號或名稱。',
  'not-in-file': ({ written }) => `本檔案中沒有${quoted(written)}。請照原樣填寫編號或名稱。`,
  'several-of-name': ({ written }) => `有多項名為${quoted(written)}。請填寫編號。`,
};
