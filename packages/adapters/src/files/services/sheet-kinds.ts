import { headKey } from '../columns/find-heads.js';
import type { PartKind } from './part-columns.js';

const parts: readonly (readonly [PartKind, RegExp])[] = [
  ['documents', /material|document|材料|文件/],
  ['fees', /fee|收费|費用|费用|規費/],
  ['steps', /step|process|flow|流程|步骤|步驟|环节/],
  ['questions', /question|faq|问答|问题|問題|問答/],
  ['contacts', /contact|phone|联系|聯絡|电话|電話|通讯录/],
  ['places', /place|location|地点|地點|场所|場所|大厅|大廳|网点|據點/],
];

/** What rows of a sheet of this name, or records under this name, are; undefined for any other name. */
export function kindOfName(name: string): PartKind | 'services' | undefined {
  const key = headKey(name);
  const part = parts.find(([, pattern]) => pattern.test(key))?.[0];
  return part ?? (/service|catalog|basic|事项|事項|目录|服务|服務|基本信息/.test(key) ? 'services' : undefined);
}
