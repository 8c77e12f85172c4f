import type { Letter, LetterPart, LetterTemplate } from '#domain/letter/compose-letter.ts';
import { dateWords, type LetterLanguage } from '#domain/letter/date-words.ts';
import { fillTemplate } from '#domain/letter/fill-template.ts';
import { ink, line, makePdf, margin, softInk, type Pdf } from '../document/pdf-document.ts';

const textSize = 10.5;
const titleSize = 15;
const paragraphGap = 10;
const labelWidth = 130;

/** What of a letter only its paper shows. */
export type LetterPaper = {
  readonly language: LetterLanguage;
  /** Day of the letter. */
  readonly day: string;
  readonly author: string;
  readonly createdAt: number;
  readonly page: LetterTemplate['page'];
};

/** Sets a letter on A4; answers its bytes and the number of its pages. */
export function letterPdf(
  letter: Letter,
  paper: LetterPaper,
): Promise<{ readonly bytes: Buffer; readonly pages: number }> {
  const { language, author, createdAt } = paper;
  return makePdf(
    {
      title: letter.subject,
      author,
      language,
      createdAt,
      pageText: (page, pages) =>
        fillTemplate(paper.page, { page: String(page), pages: String(pages) }),
    },
    (pdf) => {
      drawHead(pdf, letter, dateWords(paper.day, null, language));
      for (const part of letter.parts) drawPart(pdf, part);
      drawSignature(pdf, letter.signature);
    },
  );
}

function drawHead(pdf: Pdf, letter: Letter, day: string): void {
  const width = pdf.page.width - 2 * margin;
  const half = width / 2;
  pdf.fontSize(textSize);
  const top = pdf.y;
  pdf.text(day, margin, top, { width: half - 20 });
  const [name = '', ...rest] = letter.addressee;
  pdf.font('bold').text(name, margin + half, top, { width: half });
  pdf.font('plain');
  for (const lineText of rest) pdf.text(lineText, margin + half, pdf.y, { width: half });
  pdf.x = margin;
  pdf.y += 36;
  pdf.font('bold').fontSize(titleSize).text(letter.title, margin, pdf.y, { width });
  pdf.font('plain').fontSize(textSize);
  pdf.y += paragraphGap;
}

function drawPart(pdf: Pdf, part: LetterPart): void {
  const width = pdf.page.width - 2 * margin;
  pdf.font('plain').fontSize(textSize).fillColor(ink);
  switch (part.kind) {
    case 'text':
      pdf.text(part.text, margin, pdf.y, { width, lineGap: 2 });
      break;
    case 'facts':
      drawFacts(pdf, part.facts);
      break;
    case 'list': {
      needRoom(pdf, 3);
      pdf.font('bold').text(part.title, margin, pdf.y, { width });
      pdf.font('plain');
      pdf.y += 3;
      part.items.forEach((item, at) => {
        const height = pdf.heightOfString(item, { width: width - 24 });
        if (pdf.y + height > pdf.page.height - margin) pdf.addPage();
        const top = pdf.y;
        pdf.fillColor(softInk).text(`${at + 1}.`, margin, top, { width: 22 });
        pdf.fillColor(ink).text(item, margin + 24, top, { width: width - 24 });
        pdf.y += 2;
      });
      break;
    }
  }
  pdf.x = margin;
  pdf.y += paragraphGap;
}

/** Facts between two thin lines, their names in a column of their own. */
function drawFacts(pdf: Pdf, facts: readonly (readonly [string, string])[]): void {
  const width = pdf.page.width - 2 * margin;
  const rule = (): void => {
    pdf
      .moveTo(margin, pdf.y)
      .lineTo(margin + width, pdf.y)
      .lineWidth(0.5)
      .strokeColor(line)
      .stroke();
  };
  pdf.y += 2;
  rule();
  pdf.y += 7;
  for (const [label, value] of facts) {
    const options = { width: width - labelWidth };
    if (pdf.y + pdf.heightOfString(value, options) > pdf.page.height - margin) pdf.addPage();
    const top = pdf.y;
    pdf.fillColor(softInk).text(label, margin, top, { width: labelWidth - 8 });
    const under = pdf.y;
    pdf.fillColor(ink).text(value, margin + labelWidth, top, options);
    pdf.y = Math.max(pdf.y, under) + 3;
  }
  pdf.y += 4;
  rule();
  pdf.y += 4;
}

function drawSignature(pdf: Pdf, signature: readonly string[]): void {
  // A signature alone on a page belongs to nothing.
  needRoom(pdf, signature.length + 2);
  pdf.y += 14;
  for (const text of signature)
    pdf.text(text, margin, pdf.y, { width: pdf.page.width - 2 * margin });
}

function needRoom(pdf: Pdf, lines: number): void {
  if (pdf.y + lines * textSize * 1.4 > pdf.page.height - margin) pdf.addPage();
}
