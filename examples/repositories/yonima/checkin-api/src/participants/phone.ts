/** Senegalese mobile numbers in E.164, whatever way they were typed. */
export function normalisePhone(text: string): string | undefined {
  const digits = text.replace(/[\s.-]/g, '').replace(/^(\+|00)221/, '');
  return /^7[05678]\d{7}$/.test(digits) ? `+221${digits}` : undefined;
}
