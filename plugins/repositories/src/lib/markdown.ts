/** A part of a Markdown file that `#anchor` leads to. */
export interface MarkdownSection {
  /** The names of the part, as the file gives them. */
  readonly anchors: readonly string[];
  readonly text: string;
}

const ANCHOR_LINE =
  /^\s{0,3}(?:<a (?:id|name)="([\w:.-]{1,100})">\s*<\/a>\s*)+$/;
const ANCHOR = /<a (?:id|name)="([\w:.-]{1,100})">/g;
const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const MAX_LINE = 2000;

/**
 * Cuts a Markdown file where a line consists of `<a id="…"></a>`, so that each
 * part can be reached by its name. Such lines in code blocks are left alone.
 */
export function sectionsOf(markdown: string): MarkdownSection[] {
  const sections: { anchors: string[]; lines: string[] }[] = [
    { anchors: [], lines: [] },
  ];
  let fence: string | undefined;
  for (const line of markdown.split(/\r?\n/)) {
    const marker = FENCE.exec(line)?.[1];
    if (marker && !fence) {
      fence = marker;
    } else if (marker && fence && marker.startsWith(fence)) {
      fence = undefined;
    }
    const current = sections[sections.length - 1];
    if (!fence && line.length < MAX_LINE && ANCHOR_LINE.test(line)) {
      const anchors = [...line.matchAll(ANCHOR)].map(([, name]) => name);
      if (current.lines.join('').trim() === '') {
        current.anchors.push(...anchors);
      } else {
        sections.push({ anchors, lines: [] });
      }
    } else {
      current.lines.push(line);
    }
  }
  return sections.map(({ anchors, lines }) => ({
    anchors,
    text: lines.join('\n'),
  }));
}

/** Whether the pages can render a file instead of showing its lines. */
export function isMarkdown(path: string): boolean {
  return /\.(md|markdown)$/i.test(path);
}
