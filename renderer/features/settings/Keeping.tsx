// How long articles stay and what is kept of them. What a rule would let go is said before it does, and undone by one press.
import type { ReactNode } from 'react';
import { usualSettings } from '../../../shared/model/librarySettings.ts';
import { useWords } from '../../text/useWords.ts';
import { SwitchField } from '../../ui/Field.tsx';
import { FieldGroup } from '../../ui/FieldGroup.tsx';
import { Retention } from './Retention.tsx';
import { Outcome, Usual } from './Section.tsx';
import { useLibrarySettings } from './useLibrarySettings.ts';
import { isSameRule, useRetention } from './useRetention.ts';

export function Keeping(): ReactNode {
  const words = useWords();
  const w = words.settings;
  const settings = useLibrarySettings();
  const keepsPictures = settings.get('offline.keepPictures');
  const retention = useRetention(settings);
  const hasUsualRule = isSameRule(retention.present, usualSettings.retention);
  return (
    <>
      <FieldGroup look="ruled" title={w.howLong}>
        <Retention retention={retention} />
      </FieldGroup>
      <FieldGroup look="ruled" title={w.offline}>
        <SwitchField
          label={w.keepPictures}
          hint={w.keepPicturesHint}
          isOn={keepsPictures}
          onChange={(isOn) => settings.set('offline.keepPictures', isOn)}
        />
        <Outcome>{w.fullTextHint}</Outcome>
      </FieldGroup>
      <Outcome kind="warn">{settings.error ? words.error(settings.error) : null}</Outcome>
      <Usual
        isUsual={keepsPictures && hasUsualRule}
        onReset={() => {
          settings.set('offline.keepPictures', true);
          if (!hasUsualRule) retention.apply(usualSettings.retention);
        }}
      />
    </>
  );
}
