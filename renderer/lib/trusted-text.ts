type TrustedTypes = {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
};

// Where the content security policy asks for trusted types, no text becomes HTML. Mantine writes
// its style sheets through innerHTML; a style sheet needs no tag, so what has one is refused.
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
trustedTypes?.createPolicy('default', {
  createHTML: (text) => (text.includes('<') ? null : text),
});
