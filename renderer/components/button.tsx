import type { ButtonHTMLAttributes, JSX, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** One filled button on a screen; outline for the others; quiet inside rows and panels. */
  readonly look?: 'filled' | 'outline' | 'quiet';
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  /** The key that does the same, drawn as a cap. */
  readonly keys?: string;
  /** 36 px high, for the last step of something. */
  readonly confirming?: boolean;
  readonly isBusy?: boolean;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button: ink on paper, never a hue. With an icon alone it needs `aria-label`. */
export function Button({ look = 'outline', icon, iconAfter, keys, confirming, isBusy, children, type = 'button', disabled, ...rest }: ButtonProps): JSX.Element {
  return (
    <button
      {...rest} // first: an opener hands class names of its own on
      type={type}
      className={classNames('button', `button-${look}`, confirming && 'button-confirming', children === undefined && 'button-icon-only')}
      disabled={disabled === true || isBusy === true}
      aria-busy={isBusy === true || undefined}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children !== undefined && <span className="button-words">{children}</span>}
      {iconAfter !== undefined && <Icon name={iconAfter} />}
      {keys !== undefined && <KeyHint keys={keys} />}
    </button>
  );
}
