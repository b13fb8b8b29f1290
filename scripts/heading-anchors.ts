/** Anchors of one page's headings as GitHub makes them: give it each heading's Markdown, in order. */
export function headingAnchors(): (heading: string) => string {
  const taken = new Set<string>();
  return (heading) => {
    const plain = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/`([^`]*)`|<[^>]+>/g, '$1');
    const slug = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    let unique = slug;
    for (let again = 1; taken.has(unique); again += 1) unique = `${slug}-${again}`;
    taken.add(unique);
    return unique;
  };
}
