export type SheetKind = 'survey' | 'choices' | 'settings';

const names: Readonly<Record<SheetKind, RegExp>> = {
  survey: /^(?:survey|问卷|問卷|调查|調查|题目|題目|问题|問題|表单|表單)$/i,
  choices: /^(?:choices|选项|選項)$/i,
  settings: /^(?:settings|设置|設定|設置)$/i,
};

/** What a sheet of this name holds; undefined where it is none of ours. */
export function kindOfSheet(name: string): SheetKind | undefined {
  return (Object.keys(names) as SheetKind[]).find((kind) => names[kind].test(name.trim()));
}
