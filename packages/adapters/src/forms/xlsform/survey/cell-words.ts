import type { PrivacyCategory, QuestionPrivacy } from '@civickit/core/forms';

const categories: Readonly<Record<PrivacyCategory, string>> = {
  name: '姓名',
  contact: '联系方式|聯絡方式',
  address: '住址|地址',
  identity: '身份|身份证件|身分',
  family: '家庭',
  finance: '财产|財產|财务',
  health: '健康|医疗健康',
  location: '位置|行踪轨迹|行蹤',
  biometric: '生物识别|生物辨識',
  belief: '宗教信仰|信仰',
  minor: '未成年人',
  picture: '图像|照片|圖像',
  other: '其他|yes|是',
};

/** Of a cell such as `contact` or `finance sensitive`; undefined where its words are none of ours. */
export function privacyIn(text: string): QuestionPrivacy | undefined {
  const [word = '', more, ...rest] = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .split(/[\s,、;]+/);
  const category = (Object.keys(categories) as PrivacyCategory[]).find((one) => one === word || categories[one].split('|').includes(word));
  if (!category || rest.length > 0) return undefined;
  if (more === undefined) return { category };
  if (/^(?:sensitive|敏感)$/.test(more)) return { category, sensitive: true };
  return /^(?:not-sensitive|非敏感)$/.test(more) ? { category, sensitive: false } : undefined;
}

/** Words apart by spaces, commas or lines. */
export function wordsIn(text: string): readonly string[] {
  return text.split(/[\s,，、;；]+/).filter(Boolean);
}
