/** What a logo became: a JPEG as base64, or the sentence why it cannot be one. */
export type LogoPicture = { readonly kind: 'made'; readonly base64: string } | { readonly kind: 'refused'; readonly sentence: string };

const MOST_BYTES = 10 * 1024 * 1024;
const WIDTH = 1200;
const HEIGHT = 400;

/** Why a file cannot be a logo, before anything draws it; null: it can be tried. `text` is the file's own where it is an SVG. */
export function logoRefusal(name: string, bytes: number, text: string): string | null {
  if (bytes > MOST_BYTES) return `${name} takes ${Math.round(bytes / 1024 / 1024)} MB; a logo may take 10 MB. Save it smaller, then choose it again.`;
  if (/<script|\son\w+\s*=|<foreignObject|javascript:/i.test(text)) return `${name} carries a script, which no document may. Ask for the logo without it, or take a JPEG.`;
  return null;
}

/** Any picture that the window can show, on white, as a JPEG no larger than a cover needs. */
export async function logoPicture(file: File): Promise<LogoPicture> {
  const isDrawing = file.type === 'image/svg+xml' || file.name.toLowerCase().endsWith('.svg');
  const refusal = logoRefusal(file.name, file.size, isDrawing && file.size <= MOST_BYTES ? await file.text() : '');
  if (refusal !== null) return { kind: 'refused', sentence: refusal };
  const address = URL.createObjectURL(isDrawing ? new Blob([file], { type: 'image/svg+xml' }) : file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return { kind: 'made', base64: drawnOnWhite(image) };
  } catch {
    return { kind: 'refused', sentence: `${file.name} is no picture that can be shown. Choose a PNG, a JPEG or an SVG.` };
  } finally {
    URL.revokeObjectURL(address);
  }
}

function drawnOnWhite(image: HTMLImageElement): string {
  const [width, height] = [image.naturalWidth || WIDTH, image.naturalHeight || HEIGHT];
  const scale = Math.min(WIDTH / width, HEIGHT / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) return '';
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.92).split(',')[1] ?? '';
}
