import { DatePicker, DatesProvider } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/fr';
import 'dayjs/locale/ro';
import { useState } from 'react';
import { useLanguage, useText } from '../language.tsx';
import classes from './period-button.module.css';

interface CalendarProps {
  readonly from?: string;
  readonly to?: string;
  readonly lastDay: string | null;
  readonly onChoose: (period: { from?: string; to?: string }) => void;
}

/** Picks the first and the last day of a period, both `YYYY-MM-DD`; weeks start on Monday. */
export function Calendar({ from, to, lastDay, onChoose }: CalendarProps) {
  const { language } = useLanguage();
  const t = useText();
  const [range, setRange] = useState<[string | null, string | null]>([from ?? null, to ?? null]);
  return (
    <div className={classes.calendar}>
      <DatesProvider settings={{ locale: language, firstDayOfWeek: 1, weekendDays: [] }}>
        <DatePicker
          type="range"
          allowSingleDateInRange
          hideOutsideDates
          ariaLabels={{
            nextMonth: t('calendar.nextMonth'),
            previousMonth: t('calendar.previousMonth'),
            nextYear: t('calendar.nextYear'),
            previousYear: t('calendar.previousYear'),
            nextDecade: t('calendar.nextDecade'),
            previousDecade: t('calendar.previousDecade'),
          }}
          defaultDate={to ?? lastDay ?? undefined}
          maxDate={lastDay ?? undefined}
          value={range}
          onChange={(next) => {
            setRange(next);
            if (next[0] && next[1]) onChoose({ from: next[0], to: next[1] });
          }}
        />
      </DatesProvider>
    </div>
  );
}
