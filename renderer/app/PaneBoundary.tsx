// Keeps a pane's failure within that pane: the others go on, and the pane can be tried again.
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Failure } from './Failure.tsx';

export interface PaneBoundaryProps {
  readonly sentence: string;
  readonly act: string;
  readonly children: ReactNode;
}

interface PaneBoundaryState {
  readonly failed: boolean;
}

export class PaneBoundary extends Component<PaneBoundaryProps, PaneBoundaryState> {
  override state: PaneBoundaryState = { failed: false };

  static getDerivedStateFromError(): PaneBoundaryState {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    reportError(new Error(`${error.message}${info.componentStack ?? ''}`, { cause: error }));
  }

  override render(): ReactNode {
    const { sentence, act, children } = this.props;
    if (!this.state.failed) return children;
    return <Failure sentence={sentence} act={act} onAct={() => this.setState({ failed: false })} />;
  }
}
