// The page for a window that has no cookie yet: it brings the token from the address's fragment and comes back.
// It says nothing about the library.

export const doorPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
  :root { color-scheme: light dark; }
  body { margin: 20vh auto 0; max-width: 34rem; padding: 0 1.5rem; font: 1.0625rem/1.55 Georgia, serif; }
  h1 { font-size: 1.5rem; font-weight: 600; }
</style>
${body}
</html>
`;

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export const doorPage = page(
  'Broadsheet',
  '<h1>Broadsheet</h1>\n<p id="say">Opening your library…</p>\n<script src="/door.js"></script>',
);

export const doorScript = `const say = (text) => { document.getElementById('say').textContent = text; };
const token = location.hash.slice(1);
if (token === '') {
  say('This page opens with the whole address that Broadsheet shows when it starts.');
} else {
  fetch('/session', { method: 'POST', body: token }).then(
    (answer) => {
      if (answer.ok) location.replace('/');
      else say('This address is from an earlier start of Broadsheet. Use the one it shows now.');
    },
    () => say('Broadsheet has ended.'),
  );
}
`;

/** Shown when the engine cannot be brought up: plain, with the reason. */
export const failurePage = (reason: string): string =>
  page(
    'Broadsheet',
    `<h1>Broadsheet could not open</h1>\n<p>${escape(reason)}</p>\n<p>Nothing of yours was changed. Start Broadsheet again once this is put right.</p>`,
  );
