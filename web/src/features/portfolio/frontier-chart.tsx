/** The frontier drawn by echarts, of which only these parts are loaded. The table under it holds the same points. */
import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { points as printed } from '../../format/number.ts';
import { zhPortfolio as words } from '../../i18n/zh-portfolio.ts';

use([LineChart, GridComponent, LegendComponent, SVGRenderer]);

export interface FrontierChartProps {
  /** Amounts in the unit shown. */
  readonly points: readonly { readonly amount: number; readonly value: number; readonly bound: number }[];
  /** Amount of the present budget, in the unit shown. */
  readonly now: number | null;
  /** `用地（亩）`. */
  readonly axis: string;
  readonly label: string;
}

const INK = '#1b2733';
const INK_2 = '#5b6b7b';
const LINE = '#e3e8ee';
const BRAND = '#0b5cad';
const MARK = '#7a1711';

/** Without animation: the picture stands at once, also on paper. */
function optionOf({ points, now, axis }: FrontierChartProps) {
  const axisStyle = {
    axisLabel: { color: INK_2 },
    nameTextStyle: { color: INK_2 },
    splitLine: { lineStyle: { color: LINE } },
  };
  return {
    animation: false,
    textStyle: { color: INK },
    legend: { top: 0, right: 0 },
    grid: { left: 12, right: 24, top: 34, bottom: 26, containLabel: true },
    xAxis: { type: 'value', name: axis, nameLocation: 'middle', nameGap: 28, ...axisStyle },
    yAxis: { type: 'value', name: words.frontier.value, ...axisStyle },
    series: [
      {
        name: words.frontier.bound,
        type: 'line',
        symbol: 'none',
        color: INK_2,
        lineStyle: { type: 'dashed', width: 1.5 },
        data: points.map(({ amount, bound }) => [amount, bound]),
      },
      {
        name: words.frontier.value,
        type: 'line',
        color: BRAND,
        symbolSize: 9,
        data: points.map(({ amount, value }) => ({
          value: [amount, value],
          symbol: amount === now ? 'diamond' : 'circle',
          symbolSize: amount === now ? 15 : 8,
          itemStyle: { color: amount === now ? MARK : BRAND },
          label: {
            show: true,
            position: 'bottom',
            color: amount === now ? MARK : INK,
            formatter: amount === now ? `${words.frontier.now} ${printed(value)}` : printed(value),
          },
        })),
      },
    ],
  };
}

export function FrontierChart(props: FrontierChartProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!element.current) return;
    const chart = init(element.current, null, { renderer: 'svg' });
    chart.setOption(optionOf(props));
    const watcher = new ResizeObserver(() => {
      // Paper takes the picture of the screen, scaled by its style.
      if (!window.matchMedia('print').matches) chart.resize();
    });
    watcher.observe(element.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [props]);
  return <div ref={element} className="frontier-chart" role="img" aria-label={props.label} data-testid="frontier" />;
}
