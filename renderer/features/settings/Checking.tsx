// How sources are asked: by themselves or not, how many at once, which way through the network.
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { isProxyAddress, type SettingName } from '../../../shared/model/librarySettings.ts';
import { useWords } from '../../text/useWords.ts';
import { ChoiceField, FieldLine, SwitchField } from '../../ui/Field.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Notifications } from './Notifications.tsx';
import { Outcome, Usual } from './Section.tsx';
import styles from './Checking.module.css';
import { areUsual, type LibrarySettingsHold, makeUsual, useLibrarySettings } from './useLibrarySettings.ts';

const names: readonly SettingName[] = ['sync.automatic', 'sync.connections', 'network.proxy'];
const steps = [4, 8, 16, 32, 64, 128];

export function Checking(): ReactNode {
  const words = useWords();
  const w = words.settings;
  const settings = useLibrarySettings();
  const connections = settings.get('sync.connections');
  const choices = [...new Set([...steps, connections])].toSorted((a, b) => a - b);
  return (
    <>
      <FieldGroup look="ruled" title={w.asking}>
        <SwitchField
          label={w.automatic}
          hint={w.automaticHint}
          isOn={settings.get('sync.automatic')}
          onChange={(isOn) => settings.set('sync.automatic', isOn)}
        />
        <ChoiceField
          label={w.connections}
          hint={w.connectionsHint}
          options={choices.map((each) => [String(each), words.number(each)])}
          value={String(connections)}
          onChange={(value) => settings.set('sync.connections', Number(value))}
        />
      </FieldGroup>
      <FieldGroup look="ruled" title={w.network}>
        <Proxy settings={settings} />
      </FieldGroup>
      <Notifications />
      <Outcome kind="warn">{settings.error ? words.error(settings.error) : null}</Outcome>
      <Usual isUsual={areUsual(settings, names)} onReset={() => makeUsual(settings, names)} />
    </>
  );
}

const ways = ['system', 'none', 'own'] as const;
type Way = (typeof ways)[number];

function Proxy({ settings }: { readonly settings: LibrarySettingsHold }): ReactNode {
  const w = useWords().settings;
  const proxy = settings.get('network.proxy');
  const present: Way = proxy === 'system' || proxy === 'none' ? proxy : 'own';
  // "Own" is a wish without an effect until there is an address.
  const [wish, setWish] = useState<Way>();
  const [typed, setTyped] = useState<string>();
  const way = wish ?? present;
  const address = typed ?? (present === 'own' ? proxy : '');
  const isWrong = typed !== undefined && typed.trim() !== '' && !isProxyAddress(typed.trim());

  function choose(next: Way): void {
    setWish(next);
    if (next !== 'own') settings.set('network.proxy', next);
    else if (isProxyAddress(address.trim())) settings.set('network.proxy', address.trim());
  }
  function keepAddress(): void {
    if (typed !== undefined && isProxyAddress(typed.trim())) settings.set('network.proxy', typed.trim());
  }

  function keepOnSubmit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    keepAddress();
  }

  return (
    <>
      <ChoiceField
        label={w.proxy}
        hint={w.proxyHints[way]}
        options={ways.map((each) => [each, w.proxies[each]])}
        value={way}
        onChange={choose}
      />
      {way === 'own' ? (
        <>
          <FieldLine label={w.proxyAddress}>
            {(ids) => (
              <form noValidate onSubmit={keepOnSubmit}>
                <input
                  {...ids}
                  type="url"
                  className={styles.address}
                  placeholder={w.proxyExample}
                  aria-invalid={isWrong}
                  value={address}
                  onChange={(event) => setTyped(event.target.value)}
                  onBlur={keepAddress}
                />
              </form>
            )}
          </FieldLine>
          <Outcome kind={isWrong ? 'warn' : 'plain'}>
            {isWrong ? w.proxyWrong : present === 'own' && address.trim() === proxy ? w.proxyUsed : w.proxyNotYet}
          </Outcome>
        </>
      ) : null}
    </>
  );
}
