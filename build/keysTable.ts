// The table of keys in the README, made from the command table. `npm run fix` writes it, a test holds it.
import { type CommandGroup, commandIds, commandSpec } from '../shared/commands/commandTable.ts';

const groups: Readonly<Record<CommandGroup, string>> = {
  move: 'Move',
  decide: 'Decide',
  read: 'Read',
  go: 'Go',
  sources: 'Sources',
  app: 'The app',
};

const startMark = '<!-- keys: made by npm run fix -->';
const endMark = '<!-- /keys -->';

const keyCell = (keys: readonly string[]): string =>
  keys
    .map((chord) =>
      chord
        .split(' ')
        .map((key) => `\`${key}\``)
        .join(' '),
    )
    .join(' or ');

export function keysTable(): string {
  const sections = (Object.keys(groups) as CommandGroup[]).map((group) => {
    const rows = commandIds.map(commandSpec).filter((spec) => spec.group === group && spec.keys.length > 0);
    return `| ${groups[group]} | |\n|---|---|\n${rows.map((spec) => `| ${keyCell(spec.keys)} | ${spec.title} |`).join('\n')}`;
  });
  return sections.join('\n\n');
}

/** The README with its table of keys made anew. Throws when the marks are missing. */
export function withKeysTable(readme: string): string {
  const start = readme.indexOf(startMark);
  const end = readme.indexOf(endMark);
  if (start < 0 || end < start) throw new Error('README.md has lost the marks around its table of keys.');
  return `${readme.slice(0, start + startMark.length)}\n\n${keysTable()}\n\n${readme.slice(end)}`;
}
