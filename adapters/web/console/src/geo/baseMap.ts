import { labelPoints, type Districts } from './districts.ts';
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';

/** The middle of the city and a zoom that shows all of it. */
export const CITY_VIEW = { lon: 121.47, lat: 31.2, zoom: 9.4 } as const;
export const MIN_ZOOM = 7.5;
export const MAX_ZOOM = 19;

/**
 * No glyph server is named: the map then draws its texts with the fonts of the device, as the rest of the page does, so
 * nothing is fetched from anywhere and every Chinese character is there.
 */
const FONT = ['Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC'];

export function palette(dark: boolean) {
  return dark
    ? {
        ground: '#131b22',
        district: '#1b2630',
        border: '#3c4d5c',
        label: '#a9b8c5',
        station: '#7d8e9d',
        halo: '#10171e',
        cell: '#3f86c9',
        cellEdge: '#0c1722',
        cellText: '#ffffff',
        track: '#f0a24a',
        parked: '#8cbcf0',
        unlock: '#3fb27b',
        lock: '#e0655d',
      }
    : {
        ground: '#e6eaee',
        district: '#f7f8f9',
        border: '#b3bec8',
        label: '#4c5b69',
        station: '#6d7c89',
        halo: '#ffffff',
        cell: '#1f5f9f',
        cellEdge: '#ffffff',
        cellText: '#ffffff',
        track: '#b45f06',
        parked: '#1f5f9f',
        unlock: '#1d7a4c',
        lock: '#a8201a',
      };
}

export interface BaseMapOptions {
  readonly container: HTMLElement;
  readonly dark: boolean;
  readonly locale: string;
  readonly view?: { readonly lon: number; readonly lat: number; readonly zoom: number };
  /** The districts' outlines; the map waits for them, its labels are made from them. */
  readonly districts: Promise<Districts>;
  /** Inside a scrolling page: the wheel scrolls the page, Ctrl + wheel the map. */
  readonly cooperative?: boolean;
}

/** The map with our own districts and stations under it; undefined where the device cannot draw one (no WebGL). */
export async function createBaseMap(options: BaseMapOptions): Promise<MapLibreMap | undefined> {
  const [{ Map, NavigationControl, ScaleControl, AttributionControl, setWorkerUrl }, worker] = await Promise.all([
    import('maplibre-gl'),
    import('maplibre-gl/dist/maplibre-gl-worker.mjs?url'),
    import('maplibre-gl/dist/maplibre-gl.css'),
  ]);
  const districts = await options.districts;
  setWorkerUrl(new URL(worker.default, location.origin).href);
  const view = options.view ?? CITY_VIEW;
  let map: MapLibreMap;
  try {
    map = new Map({
      container: options.container,
      style: baseStyle(options.dark, options.locale, districts),
      center: [view.lon, view.lat],
      zoom: view.zoom,
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      cooperativeGestures: options.cooperative ?? false,
      fadeDuration: 0,
      locale: mapTexts(options.locale),
    });
  } catch {
    return undefined;
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  map.addControl(
    new AttributionControl({ compact: false, customAttribution: attribution(options.locale) }),
    'bottom-right',
  );
  return map;
}

/** Runs once the style is there, also when it already is. */
export function whenReady(map: MapLibreMap, run: () => void): void {
  if (map.isStyleLoaded()) run();
  else map.once('load', run);
}

function attribution(locale: string): string {
  return locale === 'en' ? 'Stations and streets are synthetic data' : '车站、街道为合成数据';
}

function mapTexts(locale: string): Record<string, string> {
  return locale === 'en'
    ? {}
    : {
        'NavigationControl.ZoomIn': '放大',
        'NavigationControl.ZoomOut': '缩小',
        'Popup.Close': '关闭',
        'Map.Title': '地图',
        'CooperativeGesturesHandler.WindowsHelpText': '按住 Ctrl 并滚动以缩放地图',
        'CooperativeGesturesHandler.MacHelpText': '按住 ⌘ 并滚动以缩放地图',
        'CooperativeGesturesHandler.MobileHelpText': '用两指移动地图',
      };
}

function baseStyle(dark: boolean, locale: string, districts: Districts): StyleSpecification {
  const colors = palette(dark);
  const here = (path: string): string => new URL(path, location.origin).href;
  const name = locale === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name'];
  return {
    version: 8,
    sources: {
      districts: { type: 'geojson', data: districts },
      'district-labels': { type: 'geojson', data: labelPoints(districts) },
      stations: { type: 'geojson', data: here('/api/v1/base-map/stations') },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colors.ground } },
      { id: 'districts', type: 'fill', source: 'districts', paint: { 'fill-color': colors.district } },
      {
        id: 'borders',
        type: 'line',
        source: 'districts',
        paint: { 'line-color': colors.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 8, 0.8, 14, 2] },
      },
      {
        id: 'stations',
        type: 'circle',
        source: 'stations',
        minzoom: 11,
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.5, 16, 5],
          'circle-color': colors.district,
          'circle-stroke-color': colors.station,
          'circle-stroke-width': 1.5,
        },
      },
      {
        id: 'station-names',
        type: 'symbol',
        source: 'stations',
        minzoom: 13,
        layout: {
          'text-field': name as never,
          'text-font': FONT,
          'text-size': 11,
          'text-offset': [0, 0.9],
          'text-anchor': 'top',
          'text-optional': true,
        },
        paint: { 'text-color': colors.station, 'text-halo-color': colors.halo, 'text-halo-width': 1.2 },
      },
      {
        id: 'district-names',
        type: 'symbol',
        source: 'district-labels',
        maxzoom: 13,
        layout: {
          'text-field': name as never,
          'text-font': FONT,
          'text-size': 12,
          // The counts of bikes are placed first: the name takes whichever gap is left near the middle.
          'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right', 'top-left', 'bottom-right'],
          'text-radial-offset': 1.2,
          'text-padding': 0,
        },
        paint: { 'text-color': colors.label, 'text-halo-color': colors.halo, 'text-halo-width': 1.4 },
      },
    ],
  };
}

/** Recolours the base without loading anything again. */
export function paintTheme(map: MapLibreMap, dark: boolean): void {
  const colors = palette(dark);
  const set = (layer: string, property: string, value: string): void => {
    if (map.getLayer(layer)) map.setPaintProperty(layer, property as never, value as never);
  };
  set('ground', 'background-color', colors.ground);
  set('districts', 'fill-color', colors.district);
  set('borders', 'line-color', colors.border);
  set('stations', 'circle-color', colors.district);
  set('stations', 'circle-stroke-color', colors.station);
  set('station-names', 'text-color', colors.station);
  set('station-names', 'text-halo-color', colors.halo);
  set('district-names', 'text-color', colors.label);
  set('district-names', 'text-halo-color', colors.halo);
  set('cells', 'circle-color', colors.cell);
  set('cells', 'circle-stroke-color', colors.cellEdge);
}

export function relabel(map: MapLibreMap, locale: string): void {
  const name = locale === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'name']] : ['get', 'name'];
  for (const layer of ['station-names', 'district-names']) {
    if (map.getLayer(layer)) map.setLayoutProperty(layer, 'text-field', name as never);
  }
}

export const MAP_FONT = FONT;
