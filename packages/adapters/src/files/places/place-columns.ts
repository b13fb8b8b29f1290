import type { ColumnHeads } from '../columns/column.js';
import { column, required } from '../columns/define-column.js';

/** Columns of a sheet of places, and properties of features of GeoJSON; those of languages as OpenStreetMap has them. */
export const placeColumns = [
  required(column('name', 'line', ['Name', '名称', '名稱'], '地点名称|地名|标准地名|地点|地點|ئىسمى')),
  column('nameHans', 'line', ['Name in Chinese', '中文名称', '中文名稱'], 'name:zh-Hans|name:zh|name_zh|zh'),
  column('nameHant', 'line', ['Name in traditional Chinese', '繁体名称', '繁體名稱'], 'name:zh-Hant'),
  column('nameEn', 'line', ['Name in English', '英文名称', '英文名稱'], 'name:en|name_en|en|英文名'),
  column('nameUg', 'line', ['Name in Uyghur', '维吾尔文名称', '維吾爾文名稱'], 'name:ug|name_ug|ug'),
  column('otherNames', 'names', ['Other names', '别名', '別名'], 'alt_name|old_name|曾用名|俗称|俗稱|又名'),
  column('kind', 'line', ['Kind', '类型', '類型'], '类别|類別|地名类别|type|place|place_type'),
  column('parent', 'line', ['Lies in', '所属', '所屬'], 'parent|is_in|所在|所属乡镇|所在乡镇|乡镇|上级|上级地名|Township'),
  column('latitude', 'line', ['Latitude', '纬度', '緯度'], 'lat|y|北纬'),
  column('longitude', 'line', ['Longitude', '经度', '經度'], 'lon|lng|long|x|东经'),
  column('coordinates', 'line', ['Coordinates', '经纬度', '經緯度'], '坐标|座標|位置坐标'),
  column('code', 'line', ['Code', '编码', '代碼'], '编号|地名代码|行政区划代码|id|ID'),
  column('geometry', 'value', ['Geometry', '图形', '圖形']),
] satisfies readonly ColumnHeads[]; // prettier-ignore

export type PlaceField = (typeof placeColumns)[number]['field'];

/** Columns of names by language. */
export const nameFields = { 'zh-Hans': 'nameHans', 'zh-Hant': 'nameHant', en: 'nameEn', ug: 'nameUg' } as const satisfies Record<
  string,
  PlaceField
>;
