import { MissingState } from '@/components/shell/missing-state';

export default function NotFound() {
  return <MissingState />;
}
