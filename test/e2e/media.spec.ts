// Owns the proof that a recording is played and sought in the real window, and that its typed transcript is kept, searched, marked and never lost.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tone } from '../support/tone.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openByHand } from './pages/draftCase.ts';
import { sideBySide } from './pages/SideBySidePage.ts';

test('a recording is played and typed, or said to be none that plays here', async ({ desk }) => {
  await test.step('what the window cannot play says so and offers to save the original', async () => {
    const { page } = desk;
    const caseId = await desk.makeCase();
    const file = path.join(desk.folder, 'note.amr');
    await writeFile(file, Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)]));
    await desk.takeIn({ caseId, side: 'landlord', paths: [file] });
    await page.getByRole('row', { name: /202400001/ }).click();
    await page.keyboard.press('Alt+3');
    await desk.until('desk:case-open');
    await (await sideBySide(desk)).open('L1');
    const alert = page.getByRole('alert').filter({ hasText: 'This recording cannot be played here (audio/amr).' });
    await expect(alert.getByRole('button', { name: 'Save the original' })).toBeVisible();
  });

  await test.step('a recording is played and sought by key, its transcript typed with times, found and marked, and survives a cut', async () => {
    await desk.page.keyboard.press('Alt+0');
    const { page } = desk;
    const caseId = await desk.makeCase();
    const papers = path.join(desk.folder, 'papers');
    await mkdir(papers);
    await writeFile(path.join(papers, '2023-10-21 music.wav'), tone(30));
    await writeFile(path.join(papers, 'broken.amr'), Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(64)]));
    await desk.takeIn({ caseId, side: 'resident', paths: [papers] });
    const rows = await desk.call('entry.axis', { caseId });
    expect(rows.map(({ kind, status }) => `${kind} ${status}`)).toEqual(['audio read', 'audio read']);
    const [music] = rows;
    await openByHand(desk, '202400002');
    await page.keyboard.press('Alt+3');
    await expect(page.getByRole('grid')).toBeVisible();
    await (await sideBySide(desk, caseId)).open('R1');

    const player = page.getByLabel('Recording: 2023-10-21 music');
    const at = () => player.evaluate((media: HTMLAudioElement) => media.currentTime);
    await expect.poll(() => player.evaluate((media: HTMLAudioElement) => media.duration)).toBeCloseTo(30, 0);
    expect(await player.evaluate((media: HTMLAudioElement) => media.paused)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(at).toBe(10);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(at).toBe(5);
    await page.keyboard.press('.');
    await expect.poll(() => player.evaluate((media: HTMLAudioElement) => media.playbackRate)).toBe(1.25);
    await page.keyboard.press('Space');
    await expect.poll(() => player.evaluate((media: HTMLAudioElement) => media.paused)).toBe(false);
    // Whether the clock runs on depends on a sound device, which a test machine need not have.
    await page.keyboard.press('Space');
    await expect.poll(() => player.evaluate((media: HTMLAudioElement) => media.paused)).toBe(true);
    await player.evaluate((media: HTMLAudioElement) => {
      media.currentTime = 12;
    });

    const field = page.getByRole('textbox', { name: 'Words of the transcript' });
    await field.focus();
    // Bug: the caret was put behind the time a frame later, and from under what had been typed by then. So nothing is waited for here.
    await page.keyboard.press('F2');
    await page.keyboard.type('Turn that music down.');
    await expect(field).toHaveValue('[00:00:12] Turn that music down.');
    await page.getByRole('button', { name: 'Done typing' }).click();
    await expect(page.getByText(/^Typed transcript by .* not the recording’s own words\.$/)).toBeVisible();
    await player.evaluate((media: HTMLAudioElement) => {
      media.currentTime = 0;
    });
    await page.getByRole('button', { name: 'Go to 00:00:12' }).click();
    await expect.poll(at).toBe(12);
    expect((await desk.call('search.run', { caseId, query: 'music down', filter: {}, limit: 5 })).hits).toHaveLength(1);
    await page.keyboard.press(']');
    await page.keyboard.press('m');
    await expect(page.getByRole('region', { name: 'The mark' })).toBeVisible();
    expect(await faults(page)).toEqual([]);

    // Typed on, and cut off before it is a reading: nothing is lost, and the mark stays on its words.
    await page.getByRole('button', { name: 'Type the transcript' }).click();
    await field.press('Control+End');
    await page.keyboard.type(' He did not.');
    const typed = async () => (await desk.call('entry.read', { caseId, id: music?.id ?? '' })).typed?.text;
    await expect.poll(typed).toContain('He did not.');
    const pid = Number(/process (\d+)/.exec(await desk.untilLogged('said hello'))?.[1]);
    process.kill(pid, 'SIGKILL');
    const left = async () => {
      const read = await desk.call('entry.read', { caseId, id: music?.id ?? '' }).catch(() => null);
      return read === null ? '' : (read.typed?.text ?? read.text);
    };
    await expect.poll(left).toBe('[00:00:12] Turn that music down. He did not.');
    expect((await desk.call('draft.read', { caseId })).draft.mark[0]?.value.anchor).toMatchObject({ start: expect.any(Number) });
  });
});
