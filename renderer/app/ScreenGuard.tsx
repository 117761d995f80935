// Owns what happens when a screen throws: the frame stays, the screen can be shown again.
import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { shellText } from '../text/shell.ts';
import { EmptyScreen } from '../ui/EmptyScreen.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Keeps one screen's failure inside it. */
export class ScreenGuard extends Component<Props, { readonly problem: string | null }> {
  override state = { problem: null };

  static getDerivedStateFromError(problem: unknown) {
    return { problem: problem instanceof Error ? problem.message : String(problem) };
  }

  override render() {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    return (
      <EmptyScreen title={shellText.screenFailed} text={problem}>
        <Button variant="contained" onClick={() => this.setState({ problem: null })}>
          {shellText.screenAgain}
        </Button>
      </EmptyScreen>
    );
  }
}
