import GithubSlugger from 'github-slugger';
import type { Root } from 'mdast';
import { plainText, rawText } from './markdown';

const ANCHOR = /<a\s{1,20}(?:id|name)\s{0,5}=\s{0,5}["']?([^"'\s<>]{1,200})/gi;
const ONLY_ANCHORS =
  /^\s*(?:<a\s[^<>]{0,300}>\s{0,20}<\/a>\s*|<a\s[^<>]{0,300}\/>\s*){1,5}$/i;

/** Names of the anchors in a stretch of raw Markdown. */
export function anchorsIn(raw: string): string[] {
  return [...raw.matchAll(ANCHOR)].map(match => match[1]);
}

/** Whether a paragraph consists of nothing but anchors. */
export function isAnchorParagraph(raw: string): boolean {
  return raw.length < 2000 && ONLY_ANCHORS.test(raw);
}

/** The title of a heading without its anchors and marks. */
export function headingTitle(raw: string): string {
  return plainText(raw).replace(/\s*\{#[^{}]{1,200}\}$/, '');
}

/**
 * What a link may point to in this file: anchors and, as GitHub names them,
 * headings.
 */
export function linkTargets(tree: Root): string[] {
  const slugger = new GithubSlugger();
  const targets: string[] = [];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const raw = rawText(node);
      targets.push(...anchorsIn(raw), slugger.slug(headingTitle(raw)));
    } else if (node.type !== 'code') {
      targets.push(...anchorsIn(rawText(node)));
    }
  }
  return targets;
}
