// Files as the contract takes them, a name and the bytes in base64, from whatever the browser has in hand: a file, or a text.
import type { PickedFile } from '../../shared/contract/shellContract.ts';

export function readPicked(file: File): Promise<PickedFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader(); // its data: address holds the bytes in base64
    reader.addEventListener('load', () =>
      resolve({ name: file.name, bytesBase64: (reader.result as string).replace(/^[^,]*,?/, '') }),
    );
    reader.addEventListener('error', () => reject(reader.error ?? new Error(`${file.name} cannot be read.`)));
    reader.readAsDataURL(file);
  });
}

export function pickedText(text: string, name = 'OPML'): PickedFile {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return { name, bytesBase64: btoa(binary) };
}
