import { BIKE_STATES, type BikeState } from '@static-traffic/shared';

/** Drawn at twice the size it is shown in, for sharp screens. */
const RATIO = 2;
const SIZE = 20;

export const iconName = (operatorId: string, state: BikeState, filed: boolean): string =>
  `bike/${operatorId}/${state}/${filed ? 'filed' : 'unfiled'}`;

/**
 * Colour says whose bike it is, shape says its state (disc = parked, disc with an arrow = riding, disc with a bar =
 * unavailable, broken ring = lost), a red outer ring says that it is not filed.
 */
export function drawBikeIcon(color: string, state: BikeState, filed: boolean): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE * RATIO;
  canvas.height = SIZE * RATIO;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.scale(RATIO, RATIO);
  context.translate(SIZE / 2, SIZE / 2);
  const circle = (radius: number): void => {
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
  };
  if (!filed) {
    circle(8.6);
    context.lineWidth = 1.8;
    context.strokeStyle = '#c62a21';
    context.stroke();
  }
  circle(6.6);
  context.fillStyle = '#ffffff';
  context.fill();
  if (state === 'lost') {
    circle(4.8);
    context.setLineDash([2.6, 1.7]);
    context.lineWidth = 2;
    context.strokeStyle = color;
    context.stroke();
  } else {
    circle(5.4);
    context.fillStyle = color;
    context.fill();
    context.fillStyle = '#ffffff';
    if (state === 'riding') {
      context.beginPath();
      context.moveTo(-1.9, -2.9);
      context.lineTo(3, 0);
      context.lineTo(-1.9, 2.9);
      context.fill();
    } else if (state === 'unavailable') {
      context.fillRect(-3, -1.1, 6, 2.2);
    }
  }
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

export interface BikeIcon {
  readonly name: string;
  readonly image: ImageData;
  readonly pixelRatio: number;
}

export function bikeIcons(
  operators: readonly { operatorId: string; color: string }[],
  unknownColor: string,
): BikeIcon[] {
  return [...operators, { operatorId: '', color: unknownColor }].flatMap(({ operatorId, color }) =>
    BIKE_STATES.flatMap((state) =>
      [true, false].map((filed) => ({
        name: iconName(operatorId, state, filed),
        image: drawBikeIcon(color, state, filed),
        pixelRatio: RATIO,
      })),
    ),
  );
}
