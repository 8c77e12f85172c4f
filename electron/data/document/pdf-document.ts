import { fontFile } from './fonts.ts';

export type Pdf = PDFKit.PDFDocument;

export type PdfOptions = {
  readonly title: string;
  readonly author: string;
  readonly language: 'ru' | 'en';
  readonly createdAt: number;
  readonly layout?: 'portrait' | 'landscape';
  /** The words at the foot of each page of several. */
  readonly pageText: (page: number, pages: number) => string;
};

export const margin = 56;
export const ink = '#1a1d23';
export const softInk = '#5a6170';
export const line = '#c3c8d1';

const footSize = 8;

/** Sets a document of A4 pages and answers its bytes and the number of its pages. */
export async function makePdf(
  options: PdfOptions,
  draw: (pdf: Pdf) => void,
): Promise<{ readonly bytes: Buffer; readonly pages: number }> {
  // Only who writes a document waits for the library: a start does not.
  const { default: PDFDocument } = await import('pdfkit');
  const { title, author, language, createdAt, layout = 'portrait', pageText } = options;
  const pdf = new PDFDocument({
    size: 'A4',
    layout,
    margin,
    font: fontFile('plain'),
    bufferPages: true,
    lang: language === 'ru' ? 'ru-RU' : 'en-GB',
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Author: author, CreationDate: new Date(createdAt) },
  });
  pdf.registerFont('plain', fontFile('plain'));
  pdf.registerFont('bold', fontFile('bold'));
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
  pdf.font('plain').fillColor(ink);
  draw(pdf);
  const pages = pdf.bufferedPageRange().count;
  if (pages > 1) numberPages(pdf, pages, pageText);
  pdf.end();
  return { bytes: await whole, pages };
}

function numberPages(pdf: Pdf, pages: number, pageText: PdfOptions['pageText']): void {
  for (let page = 0; page < pages; page += 1) {
    pdf.switchToPage(page);
    const { width, height, margins } = pdf.page;
    // Written below the margin: with it a line there would begin another page.
    margins.bottom = 0;
    pdf
      .font('plain')
      .fontSize(footSize)
      .fillColor(softInk)
      .text(pageText(page + 1, pages), margin, height - margin / 2 - footSize, {
        width: width - 2 * margin,
        align: 'right',
        lineBreak: false,
      });
    margins.bottom = margin;
  }
}
