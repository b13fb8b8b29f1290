/** Names of U+00A0 to U+00BF in order. Decimal positions keep the table short. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest';

/** Names of marks, each with the mark and the letters that it stands on, large and small. */
const marks = 'grave\u0300AEIOUacute\u0301AEIOUYcirc\u0302AEIOUtilde\u0303ANOuml\u0308AEIOUYring\u030aAcedil\u0327Ccaron\u030cS';

const others =
  'quot"amp&lt<gt>apos\'AEligÆETHÐtimes×OslashØTHORNÞszligßaeligæethðdivide÷oslashøthornþOEligŒoeligœfnofƒcircˆtilde˜ensp\u2002emsp\u2003thinsp\u2009zwnj\u200czwj\u200dlrm\u200erlm\u200fndash–mdash—horbar―lsquo‘rsquo’sbquo‚ldquo“rdquo”bdquo„dagger†Dagger‡bull•hellip…permil‰prime′Prime″lsaquo‹rsaquo›oline‾frasl⁄euro€trade™larr←uarr↑rarr→darr↓harr↔minus−radic√infin∞asymp≈ne≠le≤ge≥sum∑loz◊check✓starf★star☆phone☎num#lowbar_excl!commat@dollar$percnt%colon:semi;comma,period.equals=plus+lpar(rpar)lsqb[rsqb]sol/bsol\\ast*quest?Tab\tNewLine\nalphaαbetaβgammaγdeltaδpiπmuμOmegaΩomegaω';

/**
 * The named character references of XML and the commonest of HTML. Of HTML's 2,231 names feeds use these; the rest stay as written.
 * A Map, because the names come from outside and `constructor` must not be found.
 */
export const entities: ReadonlyMap<string, string> = readTable();

function readTable(): Map<string, string> {
  const table = new Map(latin1.split(' ').map((name, index) => [name, String.fromCharCode(160 + index)]));
  for (const [, name = '', mark = '', letters = ''] of marks.matchAll(/([a-z]+)([^a-z])([A-Z]+)/g))
    for (const letter of letters + letters.toLowerCase()) table.set(letter + name, (letter + mark).normalize());
  for (const [, name = '', value = ''] of others.matchAll(/([a-z]+)([^a-z])/gi)) table.set(name, value);
  return table;
}
