import { useText } from '../../shared/language.tsx';
import { Page } from '../../shared/ui/page.tsx';

export function page() {
  return <Placeholder />;
}

function Placeholder() {
  const t = useText();
  return <Page title={t('nav.products')}>{null}</Page>;
}
