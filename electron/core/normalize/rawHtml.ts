// For conformance runs only: markup as the author wrote it, with its addresses made absolute and nothing taken out.

const addressAttribute =
  /(\s(?:href|src|poster|cite|action|background|data|longdesc|usemap|classid|codebase|profile|formaction|icon|manifest|xlink:href)\s*=\s*)(?:"([^"]*)"|'([^']*)')/gi;

export function resolveInMarkup(markup: string, base: string): string {
  if (!base) return markup;
  return markup.replaceAll(/<[a-z][^>]*>/gi, (tagText) =>
    tagText.replaceAll(
      addressAttribute,
      (whole, start: string, double: string | undefined, single: string | undefined) => {
        const written = double ?? single ?? '';
        try {
          return `${start}"${new URL(written.trim(), base).href}"`;
        } catch {
          return whole;
        }
      },
    ),
  );
}
