import type { ColumnHeads } from '../columns/column.js';
import { column, required } from '../columns/define-column.js';

/** What a row of any of these sheets belongs to. */
const owner = [
  column('code', 'line', ['Code', '事项编码', '服務編號'], '实施编码|事项编号|编码|编号|task_code|Service code'),
  column('service', 'list', ['Service', '事项名称', '服務名稱'], '服务名称|服务事项|事项|所属事项|適用服務|task_name|Service name|مۇلازىمەت نامى'),
] as const; // prettier-ignore

const place = [
  column('postcode', 'line', ['Postcode', '邮政编码', '郵遞區號'], '邮编|ZIP'),
  column('latitude', 'line', ['Latitude', '纬度', '緯度'], 'lat|where.latitude'),
  column('longitude', 'line', ['Longitude', '经度', '經度'], 'lon|lng|long|where.longitude'),
  column('coordinates', 'line', ['Coordinates', '经纬度', '經緯度'], '坐标|座標|位置坐标'),
] as const;

const documents = [
  ...owner,
  required(column('name', 'line', ['Document', '材料名称', '文件名稱'], '申请材料|材料|名称|名稱|material_name|Name|Paper')),
  column('needed', 'word', ['Needed', '必要性', '是否必備'], '是否必要|必要|是否必需|is_need|Required'),
  column('condition', 'line', ['When needed', '适用情形', '適用情形'], '何时需要|提交情形|Condition'),
  column('deferrable', 'yes', ['May follow later', '可容缺', '可後補'], '容缺|是否容缺|容缺受理|Deferrable'),
  column('originals', 'line', ['Originals', '原件份数', '正本份數'], '原件|原件数量|正本'),
  column('copies', 'line', ['Copies', '复印件份数', '影本份數'], '复印件|复印件数量|影本'),
  column('quantity', 'line', ['Number', '份数', '份數'], '材料份数|数量|page_num|page_format|Quantity'),
  column('format', 'word', ['Form of document', '材料形式', '文件形式'], '材料形态|材料类型|material_format|Format'),
  column('issuer', 'line', ['Issued by', '来源渠道', '核發單位'], '材料来源|出具单位|来源渠道说明|source_explain|Issuer'),
  column('form', 'address', ['Blank form', '空白表格', '空白表單'], '空白表|表格下载|form_guid|form.url|Form'),
  column('formTitle', 'line', ['Name of form', '表格名称', '表單名稱'], 'form.title'),
  column('sample', 'address', ['Filled-in sample', '样表', '填寫範例'], '示例样表|样本|example_guid|sample.url|Sample'),
  column('sampleTitle', 'line', ['Name of sample', '样表名称', '範例名稱'], 'sample.title'),
  column('note', 'prose', ['Note', '填报须知', '備註'], '备注|说明|填写说明|受理标准|fill_explain|accept_stand|Remark'),
  column('order', 'line', ['Order', '序号', '序號'], '排序|order_num|No'),
] satisfies readonly ColumnHeads[]; // prettier-ignore

const places = [
  ...owner,
  column('name', 'line', ['Place', '地点名称', '地點名稱'], '名称|名稱|场所名称|大厅名称|窗口名称|Name'),
  column('address', 'line', ['Address', '地址', '地址'], '详细地址|办理地址|办理地点|办公地址|transact_addr|link_addr'),
  ...place,
  column('hours', 'prose', ['Opening hours', '办理时间', '辦理時間'], '办公时间|开放时间|工作时间|transact_time|hours.text|Hours'),
  column('phone', 'list', ['Phone', '电话', '電話'], '联系电话|咨询电话|Telephone|Contact'),
  column('directions', 'prose', ['How to get there', '交通指引', '交通資訊'], '乘车路线|交通|Directions'),
  column('accessibility', 'names', ['Accessibility', '无障碍设施', '無障礙設施'], '无障碍'),
  column('id', 'line', ['Place ID', '地点编号', '地點編號'], 'id'),
  column('periods', 'value', ['Periods', '开放时段'], 'hours.periods'),
  column('contacts', 'value', ['Contacts', '联系方式']),
] satisfies readonly ColumnHeads[]; // prettier-ignore

const contacts = [
  ...owner,
  column('name', 'line', ['Contact', '联系人', '聯絡人'], '名称|姓名|科室|部门|单位|职务|Name|Unit'),
  column('phone', 'list', ['Phone', '电话', '電話'], '联系电话|咨询电话|手机|phones|link_way|Telephone'),
  column('email', 'line', ['E-mail', '电子邮箱', '電子郵件'], '邮箱|Mail|Email'),
  column('url', 'address', ['Link', '网址', '網址'], '链接|URL|Page'),
  column('purpose', 'word', ['Purpose', '用途', '用途'], '类别|类型|Type|Kind'),
] satisfies readonly ColumnHeads[]; // prettier-ignore

const fees = [
  ...owner,
  column('name', 'line', ['Fee', '收费项目', '規費項目'], '收费项目名称|项目名称|名称|fee_name|Name'),
  column('amount', 'line', ['Amount', '收费标准', '金額'], '标准|金额|收费金额|fee_stand|Price'),
  column('currency', 'line', ['Currency', '币种', '幣別'], '货币'),
  column('legalBasis', 'line', ['Legal basis', '收费依据', '法令依據'], '依据|by_law|legalBasis.title'),
  column('legalBasisUrl', 'address', ['Legal basis, link', '收费依据链接', '法令連結'], 'legalBasis.url'),
  column('note', 'line', ['Note', '减免说明', '備註'], '备注|说明|desc_explain|Remark'),
] satisfies readonly ColumnHeads[]; // prettier-ignore

const steps = [
  ...owner,
  required(column('name', 'line', ['Step', '环节名称', '步驟名稱'], '步骤|步骤名称|环节|名称|process_name|Name')),
  column('text', 'prose', ['What happens', '办理内容', '步驟說明'], '说明|内容|步骤说明|text|Description'),
  column('takes', 'line', ['Takes', '办理时限', '所需時間'], '时限|所需时间|takes.amount|Time'),
  column('takesUnit', 'line', ['Takes, unit', '时限单位', '時間單位'], 'takes.unit'),
  column('takesNote', 'line', ['Takes, note', '时限说明', '時間說明'], 'takes.note'),
  column('order', 'line', ['Order', '序号', '序號'], '排序|No'),
] satisfies readonly ColumnHeads[]; // prettier-ignore

const questions = [
  ...owner,
  required(column('question', 'line', ['Question', '问题', '問題'], '常见问题|提问')),
  required(column('answer', 'prose', ['Answer', '答案', '解答'], '回答|解答')),
] satisfies readonly ColumnHeads[];

/** Columns of the sheets beside that of services, by what a row of them is. */
export const partColumns = { documents, places, contacts, fees, steps, questions };

export type PartKind = keyof typeof partColumns;
export type PartField<P extends PartKind> = (typeof partColumns)[P][number]['field'];
