// Stands for the module `electron` when the bundled main process is run by Node: says on stdout what is called, in order, and answers anything.
const answers = {
  'app.isPackaged': false,
  'app.whenReady': () => Promise.resolve(),
  'app.requestSingleInstanceLock': () => true,
  'screen.getAllDisplays': () => [{ workArea: { x: 0, y: 0, width: 1000, height: 800 } }],
};
const record = (name) =>
  new Proxy(function () {}, {
    get: (_target, key) => {
      const place = `${name}.${String(key)}`;
      if (key === 'then' || typeof key === 'symbol') return undefined;
      return Object.hasOwn(answers, place) ? answers[place] : record(place);
    },
    apply: (_target, _this, args) => {
      console.log(JSON.stringify([name, ...args.filter((arg) => typeof arg === 'string')]));
      return record(name);
    },
    construct: (_target, [options]) => {
      console.log(JSON.stringify([`new ${name}`, options?.webPreferences?.preload ?? '']));
      return record(name);
    },
  });
exports.app = record('app');
exports.BrowserWindow = record('BrowserWindow');
exports.Menu = record('Menu');
exports.MessageChannelMain = record('MessageChannelMain');
exports.Notification = record('Notification');
exports.clipboard = record('clipboard');
exports.dialog = record('dialog');
exports.ipcMain = record('ipcMain');
exports.nativeTheme = record('nativeTheme');
exports.protocol = record('protocol');
exports.safeStorage = record('safeStorage');
exports.screen = record('screen');
exports.session = record('session');
exports.shell = record('shell');
exports.utilityProcess = record('utilityProcess');
